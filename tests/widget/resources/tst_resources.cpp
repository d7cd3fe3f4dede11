// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QFile>
#include <QFont>
#include <QFontDatabase>
#include <QFontInfo>
#include <QFontMetricsF>
#include <QImage>
#include <QPainter>
#include <QRawFont>
#include <QRegularExpression>
#include <QSvgRenderer>
#include <QTest>

// Resources of a static library are linked in only when they are named; the macro works outside of namespaces only.
static void initResources()
{
    Q_INIT_RESOURCE(largada_resources);
}

namespace
{

QString sans()
{
    return QStringLiteral("Largada Sans");
}

QString mono()
{
    return QStringLiteral("Largada Mono");
}

QFont font(const QString &family, QFont::Weight weight)
{
    QFont result(family);
    result.setPixelSize(100);
    result.setWeight(weight);
    return result;
}

// The share of an image that is not transparent.
double inkOf(QSvgRenderer &renderer)
{
    QImage image(24, 24, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    renderer.render(&painter);
    painter.end();
    int inked = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            inked += qAlpha(image.pixel(x, y)) > 0 ? 1 : 0;
    return double(inked) / (24 * 24);
}

} // namespace

class TestResources : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase()
    {
        initResources();
        const QStringList files = QDir(QStringLiteral(":/fonts")).entryList();
        QCOMPARE(files.size(), 6);
        for (const QString &file : files)
            QVERIFY2(QFontDatabase::addApplicationFont(QStringLiteral(":/fonts/") + file) >= 0, qPrintable(file));
    }

    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void weightsAreFontsOfTheirOwn_data()
    {
        QTest::addColumn<QString>("family");
        QTest::addColumn<int>("weight");
        QTest::addColumn<QString>("style");
        QTest::addRow("sans 400") << sans() << int(QFont::Normal) << "Regular";
        QTest::addRow("sans 500") << sans() << int(QFont::Medium) << "Medium";
        QTest::addRow("sans 600") << sans() << int(QFont::DemiBold) << "SemiBold";
        QTest::addRow("sans 700") << sans() << int(QFont::Bold) << "Bold";
        QTest::addRow("mono 400") << mono() << int(QFont::Normal) << "Regular";
        QTest::addRow("mono 600") << mono() << int(QFont::DemiBold) << "SemiBold";
    }

    void weightsAreFontsOfTheirOwn()
    {
        QFETCH(QString, family);
        QFETCH(int, weight);
        QFETCH(QString, style);
        const QFont wanted = font(family, QFont::Weight(weight));
        QCOMPARE(QFontInfo(wanted).family(), family);
        QCOMPARE(QFontInfo(wanted).weight(), weight);
        // The file that is drawn with, not what was asked for.
        QCOMPARE(QRawFont::fromFont(wanted).styleName(), style);
    }

    void sansGetsWiderWithItsWeight()
    {
        double last = 0;
        for (const auto weight : {QFont::Normal, QFont::Medium, QFont::DemiBold, QFont::Bold}) {
            const double width = QFontMetricsF(font(sans(), weight)).horizontalAdvance(QStringLiteral("Start runners"));
            QVERIFY2(width > last, qPrintable(QString::number(weight)));
            last = width;
        }
    }

    void digitsAreEquallyWide_data() { weightsAreFontsOfTheirOwn_data(); }

    void digitsAreEquallyWide()
    {
        QFETCH(QString, family);
        QFETCH(int, weight);
        const QFontMetricsF metrics(font(family, QFont::Weight(weight)));
        const auto widthWith = [&metrics](const QString &figure, char digit) {
            return metrics.horizontalAdvance(QString(figure).replace(QLatin1Char('0'), QLatin1Char(digit)));
        };
        for (const auto &figure : {QStringLiteral("0000"), QStringLiteral("0.000,0"), QStringLiteral("-0/0:0 (0 %)")})
            for (char digit = '1'; digit <= '9'; ++digit)
                QCOMPARE(widthWith(figure, digit), widthWith(figure, '0'));
    }

    void charactersOfTheConsoleAreThere_data()
    {
        QTest::addColumn<QString>("family");
        QTest::addColumn<QString>("characters");
        QTest::addRow("sans") << sans()
                              << QStringLiteral(
                                     "ÀÁÂÃÇÉÊÍÓÔÕÚàáâãçéêíóôõúñßŁğ–—…‘’“”•·×−≈≠≤≥→←↑↓‖▲▼▶✓✕⌘²µ€\u00a0\u202f");
        QTest::addRow("mono") << mono()
                              << QStringLiteral("ÀÁÂÃÇÉÊÍÓÔÕÚàáâãçéêíóôõúñß–—…‘’“”•·×−≈≠≤≥→←↑↓▲▼▶✓✕²µ€\u00a0");
    }

    void charactersOfTheConsoleAreThere()
    {
        QFETCH(QString, family);
        QFETCH(QString, characters);
        const auto raw = QRawFont::fromFont(font(family, QFont::Normal));
        for (const QChar character : characters)
            QVERIFY2(raw.supportsCharacter(character), qPrintable(QString::number(character.unicode(), 16)));
    }

    void lettersDoNotJoin()
    {
        // Logs show what was written: "->" is no arrow.
        for (const QString &family : {sans(), mono()}) {
            const QByteArray substitutions = QRawFont::fromFont(font(family, QFont::Normal)).fontTable("GSUB");
            QVERIFY2(!substitutions.contains("calt") && !substitutions.contains("liga"), qPrintable(family));
        }
    }

    void iconsAreDrawnInTheColourThatIsPutIn()
    {
        const QStringList files = QDir(QStringLiteral(":/icons")).entryList();
        QVERIFY(files.size() > 100);
        for (const QString &name : files) {
            QFile file(QStringLiteral(":/icons/") + name);
            QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(name));
            const QByteArray svg = file.readAll();
            QVERIFY2(svg.contains("stroke=\"currentColor\"") && svg.contains("stroke-width=\"2\""), qPrintable(name));
            QSvgRenderer renderer(QByteArray(svg).replace("currentColor", "#ff0000"));
            QVERIFY2(renderer.isValid(), qPrintable(name));
            QCOMPARE(renderer.defaultSize(), QSize(24, 24));
            const double ink = inkOf(renderer);
            QVERIFY2(ink > 0.01 && ink < 0.9, qPrintable(name));
        }
    }

    void programHasItsIcon()
    {
        QSvgRenderer renderer(QStringLiteral(":/app/largada.svg"));
        QVERIFY(renderer.isValid());
        QVERIFY(inkOf(renderer) > 0.5);
    }
};

QTEST_MAIN(TestResources)
#include "tst_resources.moc"
