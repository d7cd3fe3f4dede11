// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Reads a JSON object with Go's strictness: absent and null are the zero value, any other type than the wanted one is
// an error that names the field.
#pragma once

#include <optional>

#include <QJsonObject>
#include <QStringList>
#include <QVector>

namespace largada::kube
{

// The first thing that was wrong; without the value, which may be a secret.
class FieldErrors
{
public:
    void add(const QString &path, const QString &why)
    {
        if (m_first.isEmpty())
            m_first = path + QStringLiteral(": ") + why;
    }
    const QString &first() const { return m_first; } // empty: none

private:
    QString m_first;
};

class Fields
{
public:
    // errors outlives it. path: of this object in the document; empty for the document itself.
    Fields(QJsonObject object, QString path, FieldErrors &errors);

    bool has(const char *name) const; // and not null
    QString text(const char *name) const;
    bool flag(const char *name) const;
    QByteArray base64(const char *name) const; // decoded; standard alphabet, padded
    QStringList texts(const char *name) const;
    Fields object(const char *name) const;
    QVector<Fields> objects(const char *name) const;
    QStringList names() const; // sorted
    QByteArray json(const char *name) const;
    void wrong(const char *name, const QString &why) const;

private:
    QString pathOf(const char *name) const;
    std::optional<QString> checkedText(const QJsonValue &value) const;

    QJsonObject m_object;
    QString m_path;
    FieldErrors *m_errors;
};

} // namespace largada::kube
