// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The texts of the plan's fields, in the language in force.
#include <algorithm>

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QSignalBlocker>
#include <QSlider>

#include "plan/form_card.h"
#include "plan/path_edit.h"
#include "widgets/buttons.h"
#include "widgets/field_row.h"
#include "widgets/label.h"
#include "widgets/number_field.h"
#include "widgets/segmented.h"

namespace largada::ui
{

using fleet::StragglerPolicy;

void FormCard::showPolicy()
{
    const bool continues = m_policy->currentData().toInt() == static_cast<int>(StragglerPolicy::Continue);
    m_minimum->setVisible(continues);
    //: before a number of minutes: when to start with those that are ready; when to give up waiting
    m_after->setText(continues ? tr("after") : tr("give up after"));
}

void FormCard::showVariables()
{
    const int count = static_cast<int>(m_variableList.size());
    const bool lacksValues = std::any_of(m_variableList.cbegin(), m_variableList.cend(),
                                         [](const fleet::EnvVariable &variable) { return variable.value.isEmpty(); });
    const QString counted = tr("%Ln variable(s)", "", count);
    //: %1 is "2 variables"
    const QString lacking = tr("%1: a value is missing").arg(counted);
    m_variables->setText(count == 0 ? tr("None", "environment variables") : lacksValues ? lacking : counted);
    m_variables->setInk(count == 0 ? Ink::Muted : lacksValues ? Ink::Warning : Ink::Text);
}

void FormCard::retranslate()
{
    m_loadTitle->setText(tr("Load"));
    m_scriptRow->name()->setText(tr("Script"));
    m_script->setPlaceholderText(tr("Path of a k6 script"));
    m_script->setAccessibleName(tr("Script"));
    m_choose->setText(tr("Choose…"));
    m_choose->setAccessibleName(tr("Choose a script"));
    m_recent->setText(tr("Recent"));
    m_recent->setAccessibleName(tr("Recent scripts"));
    m_runnersRow->name()->setText(tr("Runners"));
    m_runners->setAccessibleName(tr("Number of runners"));
    m_split->setChoices({tr("Each runs it whole"), tr("Share the load")});
    m_split->setAccessibleName(tr("The script's load"));
    m_podsHint->setText(tr("Script, load and variables are those of the pods."));
    m_warmupRow->name()->setText(tr("Warm-up"));
    m_warmup->setSuffix(tr("%", "behind a number"));
    m_warmup->setAccessibleName(tr("Warm-up in percent of main's load"));
    m_warmupSlider->setAccessibleName(tr("Warm-up in percent of main's load"));
    m_warmupHint->setText(tr("of main's load; 0 for none"));
    m_variablesRow->name()->setText(tr("Variables"));
    m_editVariables->setText(tr("Edit…"));
    m_editVariables->setAccessibleName(tr("Edit the environment variables"));
    m_demo->setText(tr("Demo target"));
    m_demo->setToolTip(tr("Starts a small server on this machine and gives its address to the script as TARGET_URL."));
    m_demo->setAccessibleDescription(m_demo->toolTip());
    retranslateStart();
    showPolicy();
    showVariables();
    showReport();
}

void FormCard::retranslateStart()
{
    m_startTitle->setText(tr("Start"));
    m_setupRow->name()->setText(tr("setup()"));
    m_setup->setChoices({tr("In each runner"), tr("Once, in one runner")});
    m_setup->setAccessibleName(tr("Where setup() runs"));
    m_holdRow->name()->setText(tr("Hold"));
    m_hold->setText(tr("Pause before main until I release it"));
    m_missingRow->name()->setText(tr("If missing"));
    {
        const QSignalBlocker quiet(m_policy);
        m_policy->setItemText(0, tr("Wait for all, and ask"));
        m_policy->setItemText(1, tr("Continue with at least"));
        m_policy->setItemText(2, tr("Give up with the first lost one"));
    }
    m_policy->setAccessibleName(tr("What to do when runners are missing"));
    m_minimum->setAccessibleName(tr("Fewest runners to start with"));
    m_giveUp->setSuffix(tr(" min", "minutes, behind a number"));
    m_giveUp->setAccessibleName(tr("Time limit in minutes"));
}

void FormCard::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::ApplicationFontChange || event->type() == QEvent::StyleChange)
        sizeFields();
}

} // namespace largada::ui
