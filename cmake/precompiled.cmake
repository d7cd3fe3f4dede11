# SPDX-FileCopyrightText: 2026 Largada contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# Most of a file's compilation is reading Qt and the standard library: those headers are read once a kind of target.
# A file still includes all that it uses: -DCMAKE_DISABLE_PRECOMPILE_HEADERS=ON builds without this, and shows it.
set(largada_precompiled_std
    <algorithm> <array> <chrono> <cmath> <coroutine> <deque> <functional> <limits> <map> <memory> <mutex> <optional> <set>
    <string> <string_view> <thread> <tuple> <unordered_map> <utility> <variant> <vector>)
set(largada_precompiled_core
    <QByteArray> <QCoreApplication> <QDateTime> <QDir> <QFile> <QFileInfo> <QHash> <QJsonArray> <QJsonDocument>
    <QJsonObject> <QList> <QLocale> <QMap> <QObject> <QPointer> <QProcess> <QProcessEnvironment> <QRegularExpression>
    <QSet> <QSortFilterProxyModel> <QString> <QStringList> <QTimer> <QUrl> <QVariant> <QVector>)
set(largada_precompiled_widgets
    <QAction> <QApplication> <QCheckBox> <QComboBox> <QDialog> <QEvent> <QGridLayout> <QHBoxLayout> <QHeaderView>
    <QKeyEvent> <QLabel> <QLineEdit> <QMenu> <QPainter> <QPlainTextEdit> <QPushButton> <QScrollArea> <QScrollBar>
    <QStackedWidget> <QTableView> <QToolButton> <QVBoxLayout> <QWidget>)
file(WRITE "${CMAKE_BINARY_DIR}/precompiled/library.cpp" "")
file(WRITE "${CMAKE_BINARY_DIR}/precompiled/program.cpp" "int main() {}\n")

# largada_precompiled(KIND library|program LIBS … HEADERS …): the headers as target largada_precompiled_KIND, with the
# macros and flags of LIBS; gcc takes them only where those are the same (a program's code is -fPIE, a library's -fPIC).
function(largada_precompiled kind form)
    cmake_parse_arguments(ARG "" "" "LIBS;HEADERS" ${ARGN})
    set(target largada_precompiled_${kind})
    if(form STREQUAL "program")
        add_executable(${target} "${CMAKE_BINARY_DIR}/precompiled/program.cpp")
        set_target_properties(${target} PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/precompiled")
    else()
        add_library(${target} STATIC "${CMAKE_BINARY_DIR}/precompiled/library.cpp")
    endif()
    set_target_properties(${target} PROPERTIES AUTOMOC OFF)
    target_link_libraries(${target} PRIVATE largada_options tl::expected ${ARG_LIBS})
    target_precompile_headers(${target} PRIVATE ${largada_precompiled_std} <tl/expected.hpp> ${largada_precompiled_core}
                                                ${ARG_HEADERS})
endfunction()

# largada_precompile(TARGET KIND)
function(largada_precompile target kind)
    target_precompile_headers(${target} REUSE_FROM largada_precompiled_${kind})
endfunction()
