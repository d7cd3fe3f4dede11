// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// How many agents there are and should be. Choosing a number changes nothing; Reconcile stores it and forces a pass.
#pragma once

#include <QWidget>

#include "shell/services.h"
#include "viewmodels/scale_form.h"

class QHBoxLayout;

namespace largada::ui
{

class Button;
class Label;
class Notice;
class NumberField;
class Rule;
class ScaleSlider;
class Tag;
class TwoPartBar;

class ScaleCard final : public QWidget
{
    Q_OBJECT
public:
    explicit ScaleCard(const Services &services, QWidget *parent = nullptr);

    void setDense(bool isDense); // for a small window
    // What the notice needs is in the minimum: else the page would take its preferred height, and scroll.
    bool hasHeightForWidth() const override { return false; }
    viewmodels::ScaleForm &form() { return m_form; }

signals:
    void settingsWanted();                // of the dashboard's connection
    void applied(int before, int agents); // stored, and can be undone

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QHBoxLayout *makeHead();
    QHBoxLayout *makeControls();
    void refresh();
    void refreshLine();
    void refreshNotice();
    void fitNotice();
    void reconcile();
    QString blocked() const;
    QString question(QString &title, QString &confirm) const; // empty: nothing is asked
    void retranslate();

    Services m_services;
    viewmodels::ScaleForm m_form;
    Label *m_title;
    Label *m_backend;
    Label *m_currentWord;
    Label *m_current;
    Label *m_desiredWord;
    Label *m_desired;
    Label *m_readyWord;
    Label *m_ready;
    ScaleSlider *m_slider;
    NumberField *m_number;
    Tag *m_difference;
    Button *m_reconcile;
    Button *m_discard;
    Rule *m_rule;
    Label *m_mark;
    Label *m_line;
    Label *m_executions;
    TwoPartBar *m_bar;
    Notice *m_notice;
    Button *m_useRoom;
    Button *m_settings;
};

} // namespace largada::ui
