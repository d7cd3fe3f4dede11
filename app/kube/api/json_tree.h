// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A JSON document of the API server, read once and looked at by name. Lists of a thousand pods are some 15 MB: the tree
// is flat, and metadata.managedFields (a third of each object) is left out. Whatever is not of the type that is asked
// for is as if it were not there.
#pragma once

#include <memory>
#include <optional>

#include <QByteArray>
#include <QHash>
#include <QString>
#include <QStringList>
#include <QVector>

namespace largada::kube
{

class JsonTree;

enum class JsonType : quint8; // in json_tree.cpp

// One value of a tree, valid as long as that; or none.
class JsonNode
{
public:
    JsonNode() = default;

    bool isObject() const;
    bool isArray() const;
    JsonNode operator[](const char *key) const; // a member of an object
    QVector<JsonNode> items() const;            // of an array

    QString asText() const;
    // Of the member with that name.
    QString text(const char *key) const;
    std::optional<int> integer(const char *key) const;
    std::optional<bool> boolean(const char *key) const;
    QStringList texts(const char *key) const;                   // the strings in an array
    QHash<QString, QString> textsByName(const char *key) const; // the strings in an object

private:
    friend class JsonTree;
    JsonNode(const JsonTree *tree, quint32 at) : m_tree(tree), m_at(at) {}
    bool is(JsonType type) const;
    template<typename Visit> // lupdate takes a "class" of a member's template for a class
    void eachInside(JsonType type, const Visit &visit) const;

    const JsonTree *m_tree = nullptr;
    quint32 m_at = 0;
};

class JsonTree
{
public:
    explicit JsonTree(const QByteArray &json);
    ~JsonTree();
    Q_DISABLE_COPY_MOVE(JsonTree)

    // None where it was no JSON, or nested deeper than anything of Kubernetes.
    JsonNode root() const;

    static constexpr int deepest = 100;

private:
    friend class JsonNode;
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace largada::kube
