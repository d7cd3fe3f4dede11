// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "targets/target_fields.h"

#include <QCheckBox>
#include <QEvent>
#include <QGridLayout>
#include <QLineEdit>
#include <QStyle>

#include "targets/target_words.h"
#include "widgets/label.h"
#include "widgets/number_field.h"
#include "widgets/paragraph.h"

namespace largada::ui
{

using viewmodels::TargetField;
using viewmodels::TargetReading;

namespace
{

constexpr std::array allFields{TargetField::Url, TargetField::Label, TargetField::Vus, TargetField::Duration,
                               TargetField::Interval};

// The border of a field, and the sentence for screen readers.
void mark(QWidget *field, const char *look, const QString &sentence)
{
    field->setAccessibleDescription(sentence);
    if (field->property("bad").toString() == QLatin1String(look))
        return;
    field->setProperty("bad", QLatin1String(look));
    field->style()->unpolish(field);
    field->style()->polish(field);
}

} // namespace

TargetFieldsForm::TargetFieldsForm(QWidget *parent)
    : QWidget(parent), m_url(new QLineEdit), m_label(new QLineEdit), m_vus(new NumberField(1, dashboard::limits::vus)),
      m_duration(new QLineEdit), m_interval(new QLineEdit), m_enabled(new QCheckBox),
      m_urlName(new Label(TextKind::SmallStrong)), m_labelName(new Label(TextKind::SmallStrong)),
      m_vusName(new Label(TextKind::SmallStrong)), m_durationName(new Label(TextKind::SmallStrong)),
      m_intervalName(new Label(TextKind::SmallStrong)), m_textProblem(new Paragraph(TextKind::Small, Ink::Error)),
      m_numberProblem(new Paragraph(TextKind::Small, Ink::Error)),
      m_warning(new Paragraph(TextKind::Small, Ink::Warning))
{
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(scaled(16));
    grid->setVerticalSpacing(scaled(3));
    constexpr int urlSpan = 4, columns = 5;
    grid->addWidget(m_urlName, 0, 0, 1, urlSpan);
    grid->addWidget(m_labelName, 0, urlSpan);
    grid->addWidget(m_url, 1, 0, 1, urlSpan);
    grid->addWidget(m_label, 1, urlSpan);
    grid->addWidget(m_textProblem, 2, 0, 1, columns);
    grid->addWidget(m_vusName, 3, 0);
    grid->addWidget(m_durationName, 3, 1);
    grid->addWidget(m_intervalName, 3, 2);
    grid->addWidget(m_vus, 4, 0);
    grid->addWidget(m_duration, 4, 1);
    grid->addWidget(m_interval, 4, 2);
    grid->addWidget(m_enabled, 4, 3, Qt::AlignVCenter);
    grid->addWidget(m_numberProblem, 5, 0, 1, columns);
    grid->addWidget(m_warning, 6, 0, 1, columns);
    grid->setRowStretch(7, 1); // what is left over stays below
    grid->setColumnStretch(3, 3);
    grid->setColumnStretch(urlSpan, 2);
    m_url->setObjectName(QStringLiteral("targetUrl"));
    m_label->setObjectName(QStringLiteral("targetLabel"));
    m_vus->setObjectName(QStringLiteral("targetVus"));
    m_duration->setObjectName(QStringLiteral("targetDuration"));
    m_interval->setObjectName(QStringLiteral("targetInterval"));
    m_enabled->setObjectName(QStringLiteral("targetEnabled"));
    m_textProblem->setObjectName(QStringLiteral("targetTextProblem"));
    m_numberProblem->setObjectName(QStringLiteral("targetNumberProblem"));
    m_warning->setObjectName(QStringLiteral("targetWarning"));
    m_urlName->setBuddy(m_url);
    m_labelName->setBuddy(m_label);
    m_vusName->setBuddy(m_vus);
    m_durationName->setBuddy(m_duration);
    m_intervalName->setBuddy(m_interval);
    for (QWidget *field : std::initializer_list<QWidget *>{m_vus, m_duration, m_interval})
        field->setFixedWidth(scaled(120));
    for (const auto &[field, edit] :
         std::initializer_list<std::pair<TargetField, QLineEdit *>>{{TargetField::Url, m_url},
                                                                    {TargetField::Label, m_label},
                                                                    {TargetField::Duration, m_duration},
                                                                    {TargetField::Interval, m_interval}}) {
        connect(edit, &QLineEdit::textEdited, this, &TargetFieldsForm::edited);
        connect(edit, &QLineEdit::editingFinished, this, [this, field = field] {
            m_left.insert(field);
            emit left();
        });
    }
    connect(m_vus, &NumberField::edited, this, &TargetFieldsForm::edited);
    connect(m_vus, &NumberField::editingFinished, this, [this] {
        m_left.insert(TargetField::Vus);
        emit left();
    });
    connect(m_enabled, &QCheckBox::clicked, this, &TargetFieldsForm::edited);
    for (QWidget *line : {m_textProblem, m_numberProblem, m_warning})
        line->hide();
    m_textProblem->setIcon(QStringLiteral("circle-alert"), Ink::Error);
    m_numberProblem->setIcon(QStringLiteral("circle-alert"), Ink::Error);
    m_warning->setIcon(QStringLiteral("triangle-alert"), Ink::Warning);
    retranslate();
}

// A field that has the focus is left when it goes.
TargetFieldsForm::~TargetFieldsForm()
{
    for (const QObject *field : findChildren<QObject *>())
        field->disconnect(this);
}

void TargetFieldsForm::setFields(const viewmodels::TargetFields &fields)
{
    m_left.clear();
    // What is as it was keeps its cursor.
    const auto put = [](QLineEdit *edit, const QString &text) {
        if (edit->text() != text) {
            edit->setText(text);
            edit->setCursorPosition(0);
        }
    };
    put(m_url, fields.url);
    put(m_label, fields.label);
    put(m_duration, fields.duration);
    put(m_interval, fields.interval);
    if (m_vus->typed() != fields.vus)
        m_vus->setTyped(fields.vus);
    m_enabled->setChecked(fields.enabled);
}

viewmodels::TargetFields TargetFieldsForm::fields() const
{
    return {m_url->text(),      m_label->text(),    m_vus->typed(),
            m_duration->text(), m_interval->text(), m_enabled->isChecked()};
}

void TargetFieldsForm::leaveAll()
{
    for (const TargetField field : allFields)
        m_left.insert(field);
}

void TargetFieldsForm::focusFirst()
{
    focus(TargetField::Url);
}

void TargetFieldsForm::focus(TargetField field)
{
    inputOf(field)->setFocus(Qt::OtherFocusReason);
}

QWidget *TargetFieldsForm::inputOf(TargetField field) const
{
    switch (field) {
    case TargetField::Url:
        return m_url;
    case TargetField::Label:
        return m_label;
    case TargetField::Vus:
        return m_vus;
    case TargetField::Duration:
        return m_duration;
    case TargetField::Interval:
        return m_interval;
    }
    return m_url;
}

void TargetFieldsForm::showProblems(const TargetReading &reading, std::optional<TargetField> refused)
{
    const auto show = [&](Paragraph *line, std::initializer_list<TargetField> fields) {
        QStringList sentences;
        for (const TargetField field : fields) {
            auto problem = reading.problem(field);
            if (!problem && refused == field)
                problem = viewmodels::TargetProblem::Refused;
            const bool isSaid = problem && (m_left.contains(field) || refused == field);
            const QString sentence = isSaid ? problemSentence(field, *problem) : QString();
            if (isSaid)
                //: a field's name and what is wrong with it
                sentences << (field == TargetField::Url ? sentence : tr("%1: %2").arg(fieldName(field), sentence));
            mark(inputOf(field), isSaid ? "true" : "false", sentence);
        }
        line->setPlainText(sentences.join(QLatin1Char(' ')));
        line->setVisible(!sentences.isEmpty());
    };
    show(m_textProblem, {TargetField::Url, TargetField::Label});
    show(m_numberProblem, {TargetField::Vus, TargetField::Duration, TargetField::Interval});
    QStringList warnings;
    if (reading.isLongerThanInterval) {
        const QString sentence = tr("A run of %1 does not fit an interval of %2: turns are skipped.")
                                     .arg(viewmodels::lengthText(qint64(reading.target.durationS) * 1000),
                                          viewmodels::lengthText(reading.target.runIntervalMs));
        warnings << sentence;
        mark(m_duration, "warn", sentence);
    }
    if (!reading.asciiHost.isEmpty())
        //: of a host name with letters beyond ASCII; %1 is that name as it goes over the network
        warnings << tr("The host is asked for as %1.").arg(reading.asciiHost);
    m_warning->setPlainText(warnings.join(QLatin1Char(' ')));
    m_warning->setVisible(!warnings.isEmpty());
}

void TargetFieldsForm::retranslate()
{
    m_urlName->setText(fieldName(TargetField::Url));
    m_labelName->setText(fieldName(TargetField::Label));
    m_vusName->setText(fieldName(TargetField::Vus));
    m_durationName->setText(fieldName(TargetField::Duration));
    m_intervalName->setText(fieldName(TargetField::Interval));
    m_enabled->setText(tr("Enabled"));
    for (const TargetField field : allFields)
        inputOf(field)->setAccessibleName(fieldName(field));
    m_vus->setAccessibleName(tr("Virtual users (VUs)"));
    const QString lengths = tr("A length of time, such as 30s, 1m30s or 90 (seconds).");
    m_duration->setToolTip(lengths);
    m_interval->setToolTip(lengths);
    m_url->setPlaceholderText(QStringLiteral("https://"));
    m_enabled->setToolTip(tr("Agents run enabled targets only."));
}

void TargetFieldsForm::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace largada::ui
