// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kube/config/fields.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace largada::kube
{

Fields::Fields(QJsonObject object, QString path, FieldErrors &errors)
    : m_object(std::move(object)), m_path(std::move(path)), m_errors(&errors)
{
}

bool Fields::has(const char *name) const
{
    const QJsonValue value = m_object.value(QLatin1String(name));
    return !value.isNull() && !value.isUndefined();
}

// A NUL would cut a path or a header short in C functions further on.
std::optional<QString> Fields::checkedText(const QJsonValue &value) const
{
    if (!value.isString() || value.toString().contains(QChar(u'\0')))
        return std::nullopt;
    return value.toString();
}

QString Fields::text(const char *name) const
{
    if (!has(name))
        return {};
    const auto text = checkedText(m_object.value(QLatin1String(name)));
    if (!text)
        wrong(name, QStringLiteral("not a string"));
    return text.value_or(QString());
}

bool Fields::flag(const char *name) const
{
    const QJsonValue value = m_object.value(QLatin1String(name));
    if (has(name) && !value.isBool())
        wrong(name, QStringLiteral("neither true nor false"));
    return value.toBool();
}

QByteArray Fields::base64(const char *name) const
{
    QByteArray encoded = text(name).toUtf8();
    encoded.replace('\n', "").replace('\r', "");
    const auto decoded = QByteArray::fromBase64Encoding(encoded, QByteArray::AbortOnBase64DecodingErrors);
    if (encoded.size() % 4 != 0 || !decoded)
        wrong(name, QStringLiteral("not base64"));
    return decoded.decoded;
}

QStringList Fields::texts(const char *name) const
{
    const QJsonValue value = m_object.value(QLatin1String(name));
    if (has(name) && !value.isArray())
        wrong(name, QStringLiteral("not a list"));
    QStringList list;
    for (const auto &item : value.toArray()) {
        const auto text = item.isNull() ? QString() : checkedText(item);
        if (!text)
            wrong(name, QStringLiteral("not a list of strings"));
        list.append(text.value_or(QString()));
    }
    return list;
}

Fields Fields::object(const char *name) const
{
    const QJsonValue value = m_object.value(QLatin1String(name));
    if (has(name) && !value.isObject())
        wrong(name, QStringLiteral("not a map"));
    return {value.toObject(), pathOf(name), *m_errors};
}

QVector<Fields> Fields::objects(const char *name) const
{
    const QJsonValue value = m_object.value(QLatin1String(name));
    if (has(name) && !value.isArray())
        wrong(name, QStringLiteral("not a list"));
    QVector<Fields> list;
    const QJsonArray items = value.toArray();
    for (qsizetype i = 0; i < items.size(); ++i) {
        const QString path = QStringLiteral("%1[%2]").arg(pathOf(name)).arg(i);
        if (!items.at(i).isNull() && !items.at(i).isObject())
            m_errors->add(path, QStringLiteral("not a map"));
        list.append(Fields(items.at(i).toObject(), path, *m_errors));
    }
    return list;
}

QStringList Fields::names() const
{
    return m_object.keys();
}

QByteArray Fields::json(const char *name) const
{
    if (!has(name))
        return {};
    // Of a document with one member, since scalars make no document in Qt.
    const QByteArray array =
        QJsonDocument(QJsonArray{m_object.value(QLatin1String(name))}).toJson(QJsonDocument::Compact);
    return array.mid(1, array.size() - 2);
}

void Fields::wrong(const char *name, const QString &why) const
{
    m_errors->add(pathOf(name), why);
}

QString Fields::pathOf(const char *name) const
{
    return m_path.isEmpty() ? QLatin1String(name) : m_path + u'.' + QLatin1String(name);
}

} // namespace largada::kube
