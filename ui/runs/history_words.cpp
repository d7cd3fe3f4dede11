// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/history_words.h"

#include <QCoreApplication>

namespace largada::ui
{

namespace
{

class HistoryWords
{
    Q_DECLARE_TR_FUNCTIONS(HistoryWords)
};

} // namespace

QString historySentence(engine::HistoryTrouble trouble, const QString &troubleFile)
{
    switch (trouble) {
    case engine::HistoryTrouble::None:
        return {};
    case engine::HistoryTrouble::SetAside:
        //: <b> and <code> stay; %1 is a path
        return HistoryWords::tr("<b>The history was damaged, and a new one was begun.</b> The damaged one is kept as "
                                "<code>%1</code>: keep that file if earlier runs are needed.")
            .arg(troubleFile.toHtmlEscaped());
    case engine::HistoryTrouble::Newer:
        return HistoryWords::tr("<b>The history is of a later version of Largada.</b> It is neither read nor changed. "
                                "Update Largada to see it; until then, export each run that is to be kept.");
    case engine::HistoryTrouble::ReadOnly:
        return HistoryWords::tr("<b>The history can be read, but not written.</b> Runs made now are not kept, and none "
                                "can be deleted. Check the permissions of its file and the free disk space.");
    case engine::HistoryTrouble::Locked:
        return HistoryWords::tr("<b>Another program holds the history.</b> It is tried again by itself. If this stays, "
                                "close the other program.");
    case engine::HistoryTrouble::Unusable:
        return HistoryWords::tr("<b>The history cannot be opened.</b> Check the permissions of its directory and the "
                                "free disk space, then start Largada again. Until then, export each run that is to be "
                                "kept.");
    }
    return {};
}

bool canWrite(engine::HistoryTrouble trouble)
{
    return trouble == engine::HistoryTrouble::None || trouble == engine::HistoryTrouble::SetAside;
}

bool canRead(engine::HistoryTrouble trouble)
{
    return canWrite(trouble) || trouble == engine::HistoryTrouble::ReadOnly;
}

} // namespace largada::ui
