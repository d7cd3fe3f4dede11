// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The dialogs as they are: Qt's file dialog, and a question with verbs on its buttons.
#pragma once

#include "shell/dialogs.h"

namespace largada::ui
{

class QtDialogs final : public Dialogs
{
public:
    void askFile(QWidget *parent, const FileRequest &request, std::function<void(const QString &)> done) override;
    void askWhich(QWidget *parent, const Question &question, std::function<void(Answer)> done) override;
    void openUrl(const QUrl &url) override;
};

} // namespace largada::ui
