// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pods/pod_footer.h"

#include <QEvent>
#include <QHBoxLayout>

#include "widgets/icons.h"
#include "widgets/label.h"
#include "widgets/tag.h"

namespace largada::ui
{

namespace
{
constexpr int logsKey = 1; // where it stands in the legend
} // namespace

PodFooter::PodFooter(QWidget *parent)
    : QWidget(parent), m_counts(new Label(TextKind::Small, Ink::Muted)), m_staleIcon(new Label),
      m_stale(new Label(TextKind::SmallStrong, Ink::Warning)), m_icon(new Label),
      m_note(new Label(TextKind::Small, Ink::Muted)), m_legend(new QWidget)
{
    m_counts->setObjectName(QStringLiteral("podCounts"));
    m_stale->setObjectName(QStringLiteral("podStaleSince"));
    m_note->setObjectName(QStringLiteral("podNote"));
    auto *legend = new QHBoxLayout(m_legend);
    legend->setContentsMargins(0, 0, 0, 0);
    legend->setSpacing(scaled(6));
    for (int i = 0; i < 4; ++i) {
        m_keys << new KeyCaps;
        m_words << new Label(TextKind::Caption, Ink::Muted);
        if (i > 0)
            legend->addSpacing(scaled(4));
        legend->addWidget(m_keys.constLast());
        legend->addWidget(m_words.constLast());
    }
    auto *row = new QHBoxLayout(this);
    row->setSizeConstraint(QLayout::SetNoConstraint);
    row->setContentsMargins(scaled(16), 0, scaled(16), 0);
    row->setSpacing(scaled(8));
    row->addWidget(m_staleIcon);
    row->addWidget(m_stale);
    row->addWidget(m_counts);
    row->addWidget(m_icon);
    row->addWidget(m_note);
    row->addStretch(1);
    row->addWidget(m_legend);
    m_staleIcon->hide();
    m_stale->hide();
    setNote({});
    retranslate();
}

void PodFooter::setCounts(int shown, int total, int selected)
{
    if (shown == m_shown && total == m_total && selected == m_selected)
        return;
    m_shown = shown;
    m_total = total;
    m_selected = selected;
    retranslate();
}

void PodFooter::setNote(const QString &note)
{
    if (note == m_note->text() && !note.isEmpty())
        return;
    m_note->setText(note);
    fit();
}

void PodFooter::setStale(const QString &since)
{
    if (since == m_stale->text())
        return;
    m_stale->setText(since);
    m_stale->setVisible(!since.isEmpty());
    m_staleIcon->setVisible(!since.isEmpty());
    updateGeometry();
    fit();
}

int PodFooter::staleWidth() const
{
    return m_stale->text().isEmpty() ? 0 : m_stale->sizeHint().width() + scaled(14 + 16);
}

void PodFooter::setAreAgents(bool areAgents)
{
    if (areAgents == m_areAgents)
        return;
    m_areAgents = areAgents;
    retranslate();
    fit();
}

void PodFooter::retranslate()
{
    //: %L1 is how many of %Ln pods are shown
    QString pods = tr("%L1 of %Ln pod(s)", "", m_total).arg(m_shown);
    if (m_areAgents)
        //: %L1 is how many of %Ln agents are shown
        pods = tr("%L1 of %Ln agent(s)", "", m_total).arg(m_shown);
    //: pods
    const QString selected = tr("%Ln selected", "", m_selected);
    //: %1 is "20 of 20 pods", %2 "1 selected"
    m_counts->setText(m_selected > 0 ? tr("%1 · %2").arg(pods, selected) : pods);
    const QStringList keys{tr("Enter", "a key"), QStringLiteral("L"), QStringLiteral("N"), QStringLiteral("1–7")};
    const QStringList words{tr("details"), tr("logs"), tr("next problem"), tr("filter state")};
    for (int i = 0; i < m_keys.size(); ++i) {
        m_keys[i]->setKeys({keys[i]});
        m_words[i]->setText(words[i]);
    }
    for (QWidget *part : std::initializer_list<QWidget *>{m_keys[logsKey], m_words[logsKey]})
        part->setVisible(!m_areAgents); // the dashboard has no logs of agents
    m_staleIcon->setPixmap(
        iconPixmap(QStringLiteral("clock"), scaled(14), themeOf(this).color(Ink::Warning), devicePixelRatioF()));
    m_icon->setPixmap(
        iconPixmap(QStringLiteral("info"), scaled(14), themeOf(this).color(Ink::Muted), devicePixelRatioF()));
    fit();
}

QSize PodFooter::minimumSizeHint() const
{
    return {m_counts->sizeHint().width() + staleWidth() + scaled(32), m_legend->sizeHint().height()};
}

void PodFooter::fit()
{
    const int room = width() - scaled(32 + 16) - m_counts->sizeHint().width() - staleWidth();
    const int note = m_note->text().isEmpty() ? 0 : m_note->sizeHint().width() + scaled(14 + 16);
    const int legend = m_legend->sizeHint().width();
    const bool hasNote = note > 0 && note <= room;
    m_note->setVisible(hasNote);
    m_icon->setVisible(hasNote);
    m_legend->setVisible(legend <= room - (hasNote ? note : 0));
}

void PodFooter::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fit();
}

void PodFooter::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange ||
        event->type() == QEvent::StyleChange)
        retranslate();
}

} // namespace largada::ui
