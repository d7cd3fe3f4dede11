// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/look_card.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLocale>

#include "settings/card_form.h"
#include "settings/theme_tile.h"
#include "widgets/label.h"
#include "widgets/paragraph.h"
#include "widgets/segmented.h"

namespace largada::ui
{

namespace
{

using settings::LanguageChoice;
using settings::ThemeChoice;

constexpr std::array languages{LanguageChoice::System, LanguageChoice::Portuguese, LanguageChoice::English};
constexpr std::array textSizes{100, 125, 150, 200};

template<class List, class Value>
int indexIn(const List &list, const Value &value)
{
    return static_cast<int>(std::find(list.cbegin(), list.cend(), value) - list.cbegin());
}

} // namespace

LookCard::LookCard(settings::PreferencesFile &preferences, QWidget *parent)
    : QWidget(parent), m_preferences(preferences), m_form(new CardForm(this)), m_language(new Segmented),
      m_languageHint(new Paragraph), m_textSize(new Segmented)
{
    auto *around = new QVBoxLayout(this);
    around->setContentsMargins(0, 0, 0, 0);
    around->addWidget(m_form);
    m_language->setObjectName(QStringLiteral("languageChoice"));
    m_textSize->setObjectName(QStringLiteral("textSizeChoice"));

    auto *tiles = new QWidget;
    auto *row = new QHBoxLayout(tiles);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(scaled(12));
    const std::array names{"themeSystem", "themeLight", "themeDark"};
    for (const ThemeChoice theme : {ThemeChoice::System, ThemeChoice::Light, ThemeChoice::Dark}) {
        auto *tile = new ThemeTile(theme);
        tile->setObjectName(QLatin1String(names[static_cast<size_t>(theme)]));
        row->addWidget(tile, 1);
        m_themes.push_back(tile);
        connect(tile, &ThemeTile::clicked, this,
                [this, theme] { changePreferences(m_preferences, [theme](auto &changed) { changed.theme = theme; }); });
    }
    row->addStretch(1);

    m_languageName = m_form->addRow(rowOf({m_language}));
    m_form->addBelow(m_languageHint);
    m_themeName = m_form->addRow(tiles);
    m_textSizeName = m_form->addRow(rowOf({m_textSize}));

    connect(m_language, &Segmented::chosen, this, [this](int index) {
        const LanguageChoice language = languages[static_cast<size_t>(index)];
        changePreferences(m_preferences, [language](auto &changed) { changed.language = language; });
    });
    connect(m_textSize, &Segmented::chosen, this, [this](int index) {
        const int percent = textSizes[static_cast<size_t>(index)];
        changePreferences(m_preferences, [percent](auto &changed) { changed.textPercent = percent; });
    });
    connect(&preferences, &settings::PreferencesFile::changed, this, &LookCard::refresh);
    retranslate();
    refresh();
}

void LookCard::refresh()
{
    const settings::Preferences &now = m_preferences.preferences();
    m_language->setIndex(indexIn(languages, now.language));
    m_textSize->setIndex(indexIn(textSizes, now.textPercent));
    for (ThemeTile *tile : std::as_const(m_themes))
        tile->setChecked(tile->theme() == now.theme);
}

void LookCard::retranslate()
{
    m_form->setTitle(tr("Language and look"));
    m_languageName->setText(tr("Language"));
    // Each language by its own name.
    m_language->setChoices({tr("System"), QStringLiteral("Português (BR)"), QStringLiteral("English")});
    m_language->setAccessibleName(tr("Language"));
    m_languageHint->setPlainText(tr("Changes at once, and numbers and dates with it."));
    m_themeName->setText(tr("Theme"));
    const QStringList themes{tr("System"), tr("Light"), tr("Dark")};
    for (qsizetype i = 0; i < m_themes.size(); ++i) {
        m_themes[i]->setText(themes[i]);
        m_themes[i]->setAccessibleName(tr("Theme: %1").arg(themes[i]));
        m_themes[i]->updateGeometry();
    }
    m_textSizeName->setText(tr("Text size"));
    m_textSize->setAccessibleName(tr("Text size"));
    QStringList sizes;
    for (const int percent : textSizes)
        sizes << tr("%1%").arg(QLocale().toString(percent));
    m_textSize->setChoices(sizes);
    refresh();
}

void LookCard::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace largada::ui
