// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What was looked at before a run: what blocks with the way out in its row, warnings to accept, what is in order.
#pragma once

#include <optional>

#include <QWidget>

#include "core/error.h"
#include "viewmodels/plan_checks.h"

class QBoxLayout;
class QVBoxLayout;

namespace largada::ui
{

class Button;
class Label;
class Paragraph;

class ChecksCard final : public QWidget
{
    Q_OBJECT
public:
    enum class Status { Nothing, Checking, Outdated, Current };
    enum class Fix { GetK6, ChooseK6, ChooseScript, UseRunners, SetupEach, RunWhole, TakeOver, UseBroadcast };

    explicit ChecksCard(QWidget *parent = nullptr);

    struct Content {
        QVector<fleet::Check> checks;
        std::optional<Error> error; // of the checking itself
        fleet::RunPlan plan;        // that was checked
        bool operator==(const Content &) const = default;
    };
    // Outdated and Checking: the last ones stay, dimmed.
    void show(const Content &content, const viewmodels::AcceptedChecks &accepted, Status status);
    void setStatus(Status status);
    void setPlace(bool inCluster, bool attached); // attached: to pods that are there already

signals:
    void recheckWanted();
    void accepted(const largada::fleet::Check &check, bool accepted);
    void fixWanted(largada::ui::ChecksCard::Fix fix, int runners); // runners: of UseRunners
    void copyWanted(const QString &text);

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    QWidget *openRow(const fleet::Check &check);
    QWidget *answerBox(const fleet::Check &check, const QString &finding);
    QWidget *orderRow(const fleet::Check &check);
    QWidget *rightsRow();
    QWidget *orderRow(fleet::CheckLevel level, const QString &title, const QString &sentence, const QString &figure);
    QWidget *errorRow();
    void addFixes(QBoxLayout *row, const fleet::Check &check);
    void addCopy(QBoxLayout *row, const fleet::Check &check);
    Button *fixButton(Fix fix, const QString &text, int runners);
    QString hint() const;
    void showHead();
    void retranslate();

    Content m_content;
    viewmodels::AcceptedChecks m_accepted;
    Status m_status = Status::Nothing;
    bool m_isInCluster = false;
    bool m_isAttached = false;
    Label *m_title;
    Label *m_blocks;
    Label *m_afterBlocks;
    Label *m_warnings;
    Label *m_afterWarnings;
    Label *m_inOrder;
    Button *m_recheck;
    Paragraph *m_hint;
    QWidget *m_list;
    QVBoxLayout *m_inside;
};

} // namespace largada::ui
