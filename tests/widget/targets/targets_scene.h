// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The page of targets on a fake console, and the hands of whoever uses it.
#pragma once

#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTableView>
#include <QTest>

#include "support/fake_console.h"
#include "targets/targets_page.h"
#include "viewmodels/targets_model.h"
#include "widgets/label.h"
#include "widgets/paragraph.h"

namespace largada::test
{

using dashboard::Target;
using engine::DashboardLink;
using ui::Label;
using ui::Paragraph;
using ui::TargetsPage;
using viewmodels::TargetsModel;

inline QVector<Target> someTargets()
{
    QVector<Target> targets{
        targetOf(1, QStringLiteral("checkout"), QStringLiteral("https://loja.example/api/pedidos")),
        targetOf(2, QStringLiteral("busca"), QStringLiteral("https://busca.example/v1/produtos?q=tenis")),
        targetOf(3, QStringLiteral("login"), QStringLiteral("https://conta.example/sessao")),
        targetOf(4, QStringLiteral("catálogo"), QStringLiteral("https://loja.example/api/catalogo")),
        targetOf(5, QStringLiteral("frete"), QStringLiteral("https://frete.example/calculo")),
        targetOf(6, QStringLiteral("pagamento (hml)"), QStringLiteral("http://pagamento.hml.svc:8080/ping"))};
    const int vus[] = {20, 5, 10, 15, 4, 2};
    for (int i = 0; i < targets.size(); ++i) {
        targets[i].vus = vus[i];
        targets[i].runIntervalMs = (i % 2 == 0 ? 5 : 10) * 60'000;
    }
    targets[5].enabled = false;
    return targets;
}

inline QVector<dashboard::TargetSummary> someSummaries()
{
    QVector<dashboard::TargetSummary> summaries;
    const double rates[] = {0.008, 0.072, 0.0002, 0.05, 0.003};
    for (int i = 0; i < 5; ++i) {
        const double low = 140.0 + i;
        summaries.push_back({QString::number(i + 1), 1440, 3, low, low * 1.6, rates[i]});
    }
    return summaries;
}

// Layouts within layouts, and charts, each take a turn of the event loop.
inline void settle()
{
    for (int turn = 0; turn < 6; ++turn)
        QCoreApplication::processEvents();
}

struct Shown {
    explicit Shown(const QVector<Target> &targets = someTargets())
    {
        console.agents.now.link = DashboardLink::Online;
        console.agents.now.config.emplace();
        console.agents.now.config->desiredAgents = 120;
        console.agents.now.summary.agentsOnline = 118;
        console.agents.now.summary.targets = someSummaries();
        console.agents.now.targets = targets;
        console.agents.now.answered = WallTime(std::chrono::milliseconds(1'763'906'709'000));
        page = std::make_unique<TargetsPage>(console.services);
        page->resize(1100, 700);
        page->show();
        QVERIFY(QTest::qWaitForWindowExposed(page.get()));
    }
    template<class T>
    T *child(const char *name) const
    {
        return page->findChild<T *>(QLatin1String(name));
    }
    QTableView *table() const { return child<QTableView>("targetsTable"); }
    QWidget *editor() const { return child<QWidget>("targetEditor"); }
    QPushButton *button(const char *name) const { return child<QPushButton>(name); }
    void click(const char *name) const { QTest::mouseClick(button(name), Qt::LeftButton); }
    QString cell(int row, int column) const { return table()->model()->index(row, column).data().toString(); }
    int rowOf(const QString &label) const
    {
        for (int row = 0; row < table()->model()->rowCount(); ++row) {
            if (cell(row, TargetsModel::Label) == label)
                return row;
        }
        return -1;
    }
    void choose(const QString &label, int column = TargetsModel::Label) const
    {
        const QModelIndex index = table()->model()->index(rowOf(label), column);
        QVERIFY(index.isValid());
        table()->scrollTo(index);
        QTest::mouseClick(table()->viewport(), Qt::LeftButton, {}, table()->visualRect(index).center());
    }
    void type(const char *field, const QString &text) const
    {
        auto *edit = child<QLineEdit>(field);
        if (edit == nullptr)
            edit = child<QSpinBox>(field)->findChild<QLineEdit *>();
        edit->setFocus();
        edit->selectAll();
        for (const QChar letter : text) { // QTest types ASCII only
            QKeyEvent press(QEvent::KeyPress, 0, Qt::NoModifier, QString(letter));
            QCoreApplication::sendEvent(edit, &press);
        }
        QTest::keyClick(edit, Qt::Key_Tab);
    }
    QString text(const char *label) const { return child<Label>(label)->text(); }
    QString problem() const
    {
        auto *line = child<Paragraph>("targetTextProblem");
        auto *numbers = child<Paragraph>("targetNumberProblem");
        return line->isVisible() ? line->plainText() : numbers->isVisible() ? numbers->plainText() : QString();
    }
    bool seen(const char *name) const { return child<QWidget>(name)->isVisible(); }

    FakeConsole console;
    std::unique_ptr<TargetsPage> page;
};

} // namespace largada::test
