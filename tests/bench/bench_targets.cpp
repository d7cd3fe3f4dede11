// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a key in the filter of the page of targets costs with 1,000 of them, to the end of the paint. Beside it, in the
// same run, a plain table on a proxy of Qt's.
#include <algorithm>
#include <chrono>
#include <vector>

#include <QApplication>
#include <QLineEdit>
#include <QSortFilterProxyModel>
#include <QTableView>

#include "bench_line.h"
#include "support/fake_console.h"
#include "targets/targets_page.h"
#include "text/language.h"
#include "viewmodels/targets_model.h"
#include "widgets/theme.h"

using namespace largada;
using viewmodels::TargetsModel;

namespace
{

constexpr int targetCount = 1000;
constexpr int rounds = 20;
constexpr double targetMs = 30;

QVector<dashboard::Target> manyTargets()
{
    QVector<dashboard::Target> targets;
    for (int i = 0; i < targetCount; ++i)
        targets << test::targetOf(i, QStringLiteral("service %1").arg((i * 7919) % targetCount),
                                  QStringLiteral("https://shop-%1.example/api/v%2/orders").arg(i).arg(i % 5));
    return targets;
}

void settle()
{
    QCoreApplication::sendPostedEvents();
    QCoreApplication::sendPostedEvents();
    QCoreApplication::processEvents();
}

// Counts what a widget and those in it paint, so that nothing is measured that was not seen.
class Paints final : public QObject
{
public:
    explicit Paints(QWidget *widget)
    {
        for (QWidget *each : widget->findChildren<QWidget *>())
            each->installEventFilter(this);
    }
    int count = 0;

protected:
    bool eventFilter(QObject *, QEvent *event) override
    {
        count += event->type() == QEvent::Paint ? 1 : 0;
        return false;
    }
};

template<class Fn>
double milliseconds(Fn fn)
{
    const auto begin = std::chrono::steady_clock::now();
    fn();
    settle();
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count();
}

} // namespace

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    text::installLanguage(app, text::Language::English);
    ui::applyTheme(app, ui::darkTheme(), 100);
    test::FakeConsole console;
    console.agents.now.link = engine::DashboardLink::Online;
    ui::TargetsPage page(console.services);
    page.resize(1280, 800);
    page.show();
    settle();
    console.agents.setTargets(manyTargets());
    settle();
    auto *edit = page.findChild<QLineEdit *>(QStringLiteral("targetsSearch"));
    auto *table = page.findChild<QTableView *>(QStringLiteral("targetsTable"));
    if (table->model()->rowCount() != targetCount)
        qFatal("%d rows", table->model()->rowCount());

    TargetsModel model;
    model.setTargets(manyTargets(), {});
    QSortFilterProxyModel proxy;
    proxy.setSourceModel(&model);
    proxy.setFilterKeyColumn(TargetsModel::Url);
    QTableView plain;
    plain.setModel(&proxy);
    plain.resize(1280, 800);
    plain.show();
    settle();

    // Each shows other rows than the one before.
    const QStringList typed{QStringLiteral("shop-9"), QStringLiteral("shop-99"), QStringLiteral("shop-9"),  QString(),
                            QStringLiteral("/v3"),    QStringLiteral("/v"),      QStringLiteral("nothing"), QString()};
    Paints paints(&page);
    std::vector<double> ours, peers;
    for (int i = 0; i < rounds; ++i) {
        for (const QString &text : typed) {
            paints.count = 0;
            ours.push_back(milliseconds([&] { edit->setText(text); }));
            if (paints.count == 0)
                qFatal("nothing was painted");
            peers.push_back(milliseconds([&] { proxy.setFilterFixedString(text); }));
        }
    }
    if (table->model()->rowCount() != targetCount)
        qFatal("the filter did not let go");
    std::sort(ours.begin(), ours.end());
    std::sort(peers.begin(), peers.end());
    bench::benchLine("targets_filter_key_1000", ours[ours.size() / 2], "ms", targetMs, peers[peers.size() / 2],
                     "QTableView on a QSortFilterProxyModel", "median of keys, to the end of the paint");
    bench::benchLine("targets_filter_key_1000_max", ours.back(), "ms", targetMs, peers.back(),
                     "QTableView on a QSortFilterProxyModel", "slowest key");
    return 0;
}
