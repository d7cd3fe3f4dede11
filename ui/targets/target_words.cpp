// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "targets/target_words.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QStringList>

#include "shell/dashboard_words.h"
#include "text/sentences.h"

namespace largada::ui
{

using viewmodels::TargetField;
using viewmodels::TargetProblem;

namespace limits = dashboard::limits;

namespace
{

class TargetWords
{
    Q_DECLARE_TR_FUNCTIONS(TargetWords)
};

QString rangeSentence(TargetField field)
{
    switch (field) {
    case TargetField::Vus:
        //: %1 and %2 are numbers
        return TargetWords::tr("From %1 to %2 virtual users.").arg(text::number(1), text::number(limits::vus));
    case TargetField::Duration:
        //: %1 and %2 are lengths of time, as "1 s"
        return TargetWords::tr("From %1 to %2.")
            .arg(viewmodels::lengthText(1000), viewmodels::lengthText(qint64(limits::durationS) * 1000));
    case TargetField::Interval:
        return TargetWords::tr("From %1 to %2.")
            .arg(viewmodels::lengthText(limits::shortestIntervalMs), TargetWords::tr("7 days"));
    case TargetField::Url:
    case TargetField::Label:
        break;
    }
    return {};
}

QString emptySentence(TargetField field)
{
    switch (field) {
    case TargetField::Url:
        return TargetWords::tr("Enter the address that is put under load.");
    case TargetField::Vus:
        return TargetWords::tr("Enter a number of virtual users.");
    case TargetField::Duration:
    case TargetField::Interval:
        return TargetWords::tr("Enter a length of time, such as 30s, 1m30s or 90.");
    case TargetField::Label:
        break;
    }
    return {};
}

QString code(const QString &text)
{
    return QStringLiteral("<code>%1</code>").arg(text.toHtmlEscaped());
}

QString enabledWord(bool isEnabled)
{
    return isEnabled ? TargetWords::tr("yes") : TargetWords::tr("no");
}

} // namespace

QString fieldName(TargetField field)
{
    switch (field) {
    case TargetField::Url:
        return TargetWords::tr("URL");
    case TargetField::Label:
        return TargetWords::tr("Label");
    case TargetField::Vus:
        return TargetWords::tr("VUs");
    case TargetField::Duration:
        return TargetWords::tr("Duration");
    case TargetField::Interval:
        return TargetWords::tr("Run interval");
    }
    return {};
}

QString problemSentence(TargetField field, TargetProblem problem)
{
    switch (problem) {
    case TargetProblem::Empty:
        return emptySentence(field);
    case TargetProblem::TooLong:
        return TargetWords::tr("At most %1 characters.")
            .arg(text::number(field == TargetField::Url ? limits::url : limits::label));
    case TargetProblem::HasControls:
        return TargetWords::tr("Line ends and control characters cannot be in it.");
    case TargetProblem::NotUnicode:
        return TargetWords::tr("One of its characters is broken: type it again.");
    case TargetProblem::NotHttp:
        return TargetWords::tr("Start the address with http:// or https://");
    case TargetProblem::NotAnAddress:
        return TargetWords::tr("This is not an address that can be requested: check the host and the rest.");
    case TargetProblem::HasCredentials:
        return TargetWords::tr("Leave the user name and the password out of the address: every agent and everybody who "
                               "reads the dashboard would see them.");
    case TargetProblem::NotANumber:
        return TargetWords::tr("A whole number is needed.");
    case TargetProblem::OutOfRange:
        return rangeSentence(field);
    case TargetProblem::NotALength:
        return TargetWords::tr("Not a length of time: write 30s, 1m30s or 90.");
    case TargetProblem::NotWhole:
        return TargetWords::tr("Whole seconds only.");
    case TargetProblem::Refused:
        return TargetWords::tr("The dashboard does not take this.");
    }
    return {};
}

QString differenceMarkup(const viewmodels::TargetDraft &draft)
{
    QStringList lines;
    //: both versions of a target's field: %1 is its name, %2 what it is on the dashboard, %3 what is typed here
    const QString line = TargetWords::tr("<b>%1</b>: on the dashboard %2, here %3");
    for (const auto &difference : draft.differences())
        lines << line.arg(fieldName(difference.field).toHtmlEscaped(), code(difference.theirs), code(difference.mine));
    if (draft.isEnabledDifferent())
        lines << line.arg(TargetWords::tr("Enabled"), code(enabledWord(draft.theirs()->enabled)),
                          code(enabledWord(draft.fields().enabled)));
    return lines.join(QStringLiteral("<br>"));
}

QString nameOf(const dashboard::Target &target)
{
    return target.label.isEmpty() ? target.url : target.label;
}

QString linkSentence(const engine::AgentFleetState &state)
{
    switch (state.link) {
    case engine::DashboardLink::Connecting:
    case engine::DashboardLink::Online:
        return {};
    case engine::DashboardLink::Away: {
        const QString time = QDateTime::fromMSecsSinceEpoch(state.answered.time_since_epoch().count())
                                 .toString(QStringLiteral("HH:mm:ss"));
        //: <b> stays; %1 is a time of day
        return TargetWords::tr("<b>The dashboard does not answer; showing data from %1.</b> It is tried again by "
                               "itself.")
            .arg(time);
    }
    case engine::DashboardLink::Refused:
        //: <b> stays; %1 is a sentence
        return TargetWords::tr("<b>The dashboard refuses the connection.</b> %1")
            .arg(dashboardSentence(state.error).toHtmlEscaped());
    }
    return {};
}

QString whyNotNow(const engine::AgentFleetState &state)
{
    switch (state.link) {
    case engine::DashboardLink::Online:
        return {};
    case engine::DashboardLink::Connecting:
        return TargetWords::tr("The dashboard has not answered yet.");
    case engine::DashboardLink::Away:
        return TargetWords::tr("The dashboard does not answer. What is typed stays here.");
    case engine::DashboardLink::Refused:
        return TargetWords::tr("The dashboard refuses the connection. What is typed stays here.");
    }
    return {};
}

} // namespace largada::ui
