// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <memory>

#include "support/certificates.h"
#include "support/web_socket_session.h"

using namespace largada;
using namespace largada::net;
using namespace largada::test;

// On TLS and through proxies; the protocol itself: tst_web_socket.
class TestWebSocketTls : public WebSocketSession
{
    Q_OBJECT
private slots:
    void initTestCase()
    {
        m_identity = m_certificates.issue({QStringLiteral("x"), QStringLiteral("DNS:pods.example")});
    }
    void init() { beginSession(); }
    void cleanup() { endSession(); }

    void bytesAreWithTheKernelWhenSendReturns()
    {
        useTls();
        QVERIFY(open());
        m_socket->send("now");
        QVERIFY(peer()->socket()->waitForReadyRead(2000));
        QCOMPARE(peer()->messages(), QVector<QByteArray>{"now"});
    }

    void certificateIsVerified_data()
    {
        QTest::addColumn<QString>("serverName");
        QTest::addColumn<bool>("isTrusted");
        QTest::addColumn<bool>("isInsecure");
        QTest::addColumn<bool>("opens");
        const QString right = QStringLiteral("pods.example");
        QTest::newRow("its name") << right << true << false << true;
        QTest::newRow("another name") << QStringLiteral("other.example") << true << false << false;
        QTest::newRow("the host's address") << QString() << true << false << false;
        QTest::newRow("not trusted") << right << false << false << false;
        QTest::newRow("not trusted, insecure") << right << false << true << true;
    }
    void certificateIsVerified()
    {
        QFETCH(const QString, serverName);
        QFETCH(const bool, isTrusted);
        QFETCH(const bool, isInsecure);
        QFETCH(const bool, opens);
        useTls();
        TlsOptions trust{.trusted = m_identity.certificate, .serverName = serverName, .insecure = isInsecure};
        if (!isTrusted)
            trust.trusted = m_certificates.issue({QStringLiteral("someone else")}).certificate;
        m_request.tls = *TlsContext::make(trust);
        if (opens) {
            QVERIFY(open());
            m_socket->send("a");
            peer()->message("b");
            QTRY_COMPARE(m_received, QVector<QByteArray>{"b"});
            QTRY_COMPARE(peer()->messages(), QVector<QByteArray>{"a"});
            return;
        }
        m_socket->open(m_request);
        QTRY_COMPARE(ends(), (QVector<Closed>{{Errc::Network, 0}}));
        QCOMPARE(m_closed.first().subject, QStringLiteral("certificate"));
        QVERIFY(!m_server->last() || m_server->last()->request().isEmpty()); // no secret was sent
    }

    void goesThroughAProxy_data()
    {
        QTest::addColumn<bool>("isTls");
        QTest::newRow("plain") << false;
        QTest::newRow("TLS inside") << true;
    }
    void goesThroughAProxy()
    {
        QFETCH(const bool, isTls);
        if (isTls)
            useTls();
        QTcpServer proxy;
        QVERIFY(proxy.listen(QHostAddress::LocalHost));
        QByteArray connectRequest;
        connect(&proxy, &QTcpServer::newConnection, this, [&] {
            auto *near = proxy.nextPendingConnection();
            auto *far = new QTcpSocket(near);
            connect(near, &QTcpSocket::readyRead, this, [&connectRequest, near, far, this] {
                if (far->state() == QAbstractSocket::ConnectedState) {
                    far->write(near->readAll());
                    return;
                }
                connectRequest += near->readAll();
                if (connectRequest.endsWith("\r\n\r\n"))
                    far->connectToHost(QHostAddress(QHostAddress::LocalHost), m_server->port());
            });
            connect(far, &QTcpSocket::connected, this, [near] { near->write("HTTP/1.1 200 OK\r\n\r\n"); });
            connect(far, &QTcpSocket::readyRead, this, [near, far] { near->write(far->readAll()); });
        });
        m_request.url.setHost(QStringLiteral("not.resolved.here.example"));
        m_request.proxy = QNetworkProxy(QNetworkProxy::HttpProxy, QStringLiteral("127.0.0.1"), proxy.serverPort());
        QVERIFY(open());
        QVERIFY2(connectRequest.startsWith("CONNECT not.resolved.here.example:"), connectRequest.constData());
        m_socket->send("through");
        QTRY_COMPARE(peer()->messages(), QVector<QByteArray>{"through"});
        m_socket.reset();
    }

    void proxyRefuses()
    {
        QTcpServer proxy;
        QVERIFY(proxy.listen(QHostAddress::LocalHost));
        m_request.proxy = QNetworkProxy(QNetworkProxy::HttpProxy, QStringLiteral("127.0.0.1"), proxy.serverPort());
        proxy.close();
        m_socket->open(m_request);
        QTRY_COMPARE(ends(), (QVector<Closed>{{Errc::Network, 0}}));
        QVERIFY(m_server->peers().isEmpty());
    }

private:
    void useTls()
    {
        m_server = std::make_unique<WebSocketServer>(serverTls(m_identity));
        m_request.url = QUrl(QStringLiteral("wss://127.0.0.1:%1/").arg(m_server->port()));
        m_request.tls =
            *TlsContext::make({.trusted = m_identity.certificate, .serverName = QStringLiteral("pods.example")});
    }

    Certificates m_certificates;
    Issued m_identity;
};

QTEST_GUILESS_MAIN(TestWebSocketTls)
#include "tst_web_socket_tls.moc"
