// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QRegularExpression>
#include <QTest>
#include <QtEndian>

#include "net/web_socket_frames.h"

using namespace largada;
using namespace largada::net;

namespace
{

constexpr qsizetype maxMessage = 200'000;

QByteArray hex(const char *digits)
{
    return QByteArray::fromHex(digits);
}

QByteArray binary(const QByteArray &payload) // at most 125 bytes
{
    return hex("82") + char(payload.size()) + payload;
}

// What was read as text: "2:payload", then "error CODE" if there was one.
QStringList readAll(WebSocketFrameReader &reader)
{
    QStringList found;
    for (;;) {
        const auto incoming = reader.next();
        if (!incoming) {
            found += QStringLiteral("error %1").arg(incoming.error().status);
            return found;
        }
        if (!*incoming)
            return found;
        QString text = QStringLiteral("%1:").arg(int((*incoming)->opcode));
        text += (*incoming)->opcode == WebSocketOpcode::Close ? QString::number((*incoming)->closeCode)
                                                              : QString::fromLatin1((*incoming)->payload);
        found += text;
    }
}

} // namespace

class TestWebSocketFrames : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void framesAreMasked_data()
    {
        QTest::addColumn<qsizetype>("size");
        QTest::addColumn<QByteArray>("head"); // with the mask 01020304
        QTest::newRow("nothing") << qsizetype(0) << hex("828001020304");
        QTest::newRow("7 bits, largest") << qsizetype(125) << hex("82fd01020304");
        QTest::newRow("16 bits, smallest") << qsizetype(126) << hex("82fe007e01020304");
        QTest::newRow("16 bits, largest") << qsizetype(65535) << hex("82feffff01020304");
        QTest::newRow("64 bits, smallest") << qsizetype(65536) << hex("82ff000000000001000001020304");
    }
    void framesAreMasked()
    {
        QFETCH(const qsizetype, size);
        QFETCH(const QByteArray, head);
        const QByteArray frame = maskedFrame(WebSocketOpcode::Binary, QByteArray(size, '\0'), 0x01020304);
        QCOMPARE(frame.size(), head.size() + size);
        QCOMPARE(frame.left(head.size()), head);
        for (qsizetype i = 0; i < size; ++i)
            QCOMPARE(frame.at(head.size() + i), char(1 + i % 4)); // zeros show the mask itself
    }

    // RFC 6455, section 5.7.
    void maskIsTheRfcs()
    {
        QCOMPARE(maskedFrame(WebSocketOpcode::Text, "Hello", 0x37fa213d), hex("818537fa213d7f9f4d5158"));
    }

    void streamsAreRead_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QStringList>("found");
        const auto row = [](const char *name, const QByteArray &bytes, const QStringList &found) {
            QTest::newRow(name) << bytes << found;
        };
        const auto s = [](const char *text) { return QString::fromLatin1(text); };
        row("nothing", {}, {});
        row("half a head", hex("82"), {});
        row("half a length", hex("827e00"), {});
        row("half a payload", hex("8203") + "ab", {});
        row("one", binary("abc"), {s("2:abc")});
        row("an empty one", binary({}), {s("2:")});
        row("two at once", binary("a") + binary("b"), {s("2:a"), s("2:b")});
        row("fragments", hex("0201") + "a" + hex("0001") + "b" + hex("8001") + "c", {s("2:abc")});
        row("empty fragments", hex("0200") + hex("0000") + hex("8000"), {s("2:")});
        row("a ping between fragments", hex("0201") + "a" + hex("8901") + "p" + hex("8001") + "b",
            {s("9:p"), s("2:ab")});
        row("a pong nobody asked for", hex("8a00"), {s("10:")});
        row("close without a code", hex("8800"), {s("8:1005")});
        row("close with a reason", hex("880503e8") + "bye", {s("8:1000")});
        row("close of an application", hex("88021387"), {s("8:4999")});
        row("control frame of 125 bytes", hex("897d") + QByteArray(125, 'x'), {s("9:") + QString(125, u'x')});
        row("what came before a broken one", binary("a") + hex("c200"), {s("2:a"), s("error 1002")});

        for (const char *bits : {"c200", "a200", "9200"})
            row(qPrintable(s("reserved bit ") + s(bits)), hex(bits), {s("error 1002")});
        for (const char *opcode : {"8300", "8700", "8b00", "8f00"})
            row(qPrintable(s("unknown opcode ") + s(opcode)), hex(opcode), {s("error 1002")});
        row("masked by the server", hex("828101020304") + "a", {s("error 1002")});
        row("text", hex("8101") + "a", {s("error 1003")});
        row("continuation without a start", hex("8001") + "a", {s("error 1002")});
        row("continuation after a whole message", binary("a") + hex("8001") + "b", {s("2:a"), s("error 1002")});
        row("message within a message", hex("0201") + "a" + hex("8201") + "b", {s("error 1002")});
        row("control frame in fragments", hex("0901") + "a", {s("error 1002")});
        row("control frame of 126 bytes", hex("897e007e") + QByteArray(126, 'x'), {s("error 1002")});
        row("16 bits for 125", hex("827e007d") + QByteArray(125, 'x'), {s("error 1002")});
        row("64 bits for 65535", hex("827f000000000000ffff"), {s("error 1002")});
        row("length with its highest bit", hex("827fffffffffffffffff"), {s("error 1009")});
        row("a byte too long", hex("827f0000000000030d41"), {s("error 1009")});
        row("fragments too long together", hex("027f0000000000030d40") + QByteArray(200'000, 'x') + hex("8001"),
            {s("error 1009")});
        row("half a close code", hex("880103"), {s("error 1002")});
        for (const int code : {0, 999, 1004, 1005, 1006, 1015, 1016, 2999, 5000, 65535}) {
            QByteArray payload(2, Qt::Uninitialized);
            qToBigEndian(quint16(code), payload.data());
            row(qPrintable(s("close code %1").arg(code)), hex("8802") + payload, {s("error 1002")});
        }
        row("close reason that is not UTF-8", hex("880403e8c328"), {s("error 1007")});
        row("close reason cut within a character", hex("880303e8c3"), {s("error 1007")});
    }
    void streamsAreRead()
    {
        QFETCH(const QByteArray, bytes);
        QFETCH(const QStringList, found);
        WebSocketFrameReader whole(maxMessage);
        whole.feed(bytes);
        QCOMPARE(readAll(whole), found);
        if (bytes.size() > 1000)
            return;
        WebSocketFrameReader byByte(maxMessage);
        QStringList collected;
        for (const char byte : bytes) {
            byByte.feed(QByteArray(1, byte));
            collected += readAll(byByte);
            if (!collected.isEmpty() && collected.last().startsWith(u"error"))
                break;
        }
        QCOMPARE(collected, found);
    }

    void largestMessagePasses()
    {
        WebSocketFrameReader reader(maxMessage);
        reader.feed(hex("827f0000000000030d40") + QByteArray(200'000, 'x'));
        const auto incoming = reader.next();
        QVERIFY(incoming && *incoming);
        QCOMPARE((*incoming)->payload.size(), qsizetype(200'000));
    }

    void errorIsFinal()
    {
        WebSocketFrameReader reader(maxMessage);
        reader.feed(hex("c200"));
        QCOMPARE(readAll(reader), QStringList{QStringLiteral("error 1002")});
        reader.feed(binary("good"));
        QCOMPARE(readAll(reader), QStringList{QStringLiteral("error 1002")});
    }
};

QTEST_GUILESS_MAIN(TestWebSocketFrames)
#include "tst_web_socket_frames.moc"
