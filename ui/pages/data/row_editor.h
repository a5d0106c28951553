// SPDX-License-Identifier: GPL-3.0-or-later
// The selected row in full: each text in a box of its own, a conversation turn by turn, tags and note. GUI thread.
#pragma once

#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QVBoxLayout>
#include <functional>
#include <nlohmann/json.hpp>
#include <vector>

#include "ui/pages/data/edit_session.h"

namespace lorica {

class RowEditor : public QWidget {
    Q_OBJECT
public:
    explicit RowEditor(EditSession& session, QWidget* parent = nullptr);
    void show_row(RowId id);
    RowId row() const { return id_; }
    void commit();   // what is typed and not yet taken

private:
    // A piece of the row: a cell, or one turn of a conversation in it.
    struct Piece {
        QString title;
        size_t column = 0;
        int turn = -1;
        std::string key = {};   // of the turn's text
        std::string_view text;
        bool open = true;       // for editing
    };
    struct Box {
        QLabel* title;
        QPlainTextEdit* edit;
        Piece piece;
        RowId id;
    };
    void refresh();
    void add_pieces(size_t column, std::vector<Piece>& out);
    void fill(size_t index, const Piece& piece);
    void take(Box& box);
    void take_marks();
    bool eventFilter(QObject* object, QEvent* event) override;

    EditSession& session_;
    RowId id_ = kNoRow;
    std::vector<std::unique_ptr<Box>> boxes_;
    std::vector<std::unique_ptr<nlohmann::ordered_json>> turns_;   // of this row's columns, which pieces point into
    QWidget* content_;
    QVBoxLayout* layout_;
    QLabel* place_;
    QLabel* more_;
    QLineEdit* tags_;
    QLineEdit* note_;
    bool filling_ = false;
};

}  // namespace lorica
