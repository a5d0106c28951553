// SPDX-License-Identifier: GPL-3.0-or-later
// Models over the editor's table. GUI thread.
#include "ui/pages/data/edit_model.h"

#include <limits>

#include "core/data/json_scan.h"
#include "ui/widgets/basics.h"

namespace lorica {

QString shown_text(std::string_view text, size_t most_bytes) {
    const bool cut = text.size() > most_bytes;
    size_t size = std::min(text.size(), most_bytes);
    while (cut && size > 0 && (static_cast<unsigned char>(text[size]) & 0xC0) == 0x80) --size;
    const QString plain = QString::fromUtf8(text.data(), static_cast<qsizetype>(size));
    QString out;
    out.reserve(plain.size() + 1);
    for (qsizetype i = 0; i < plain.size(); ++i) {
        const QChar c = plain[i];
        const ushort code = c.unicode();
        const bool hidden = (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069) || code == 0x200B || code == 0x200E || code == 0x200F || code == 0x2060 || code == 0xFEFF || code == 0x061C;
        if (code == '\n') out += QStringLiteral(" ↵ ");
        else if (code == '\t' || code == '\r') out += QLatin1Char(' ');
        else if (code < 0x20 || (code >= 0x7F && code < 0xA0) || hidden) out += QStringLiteral("⟨%1⟩").arg(code, 4, 16, QLatin1Char('0'));
        else if (code == 0x2028 || code == 0x2029) out += QStringLiteral(" ↵ ");
        else out += c;
    }
    return cut ? out + QStringLiteral("…") : out;
}

QString tags_text(const RowMark& mark) {
    QStringList tags;
    for (const std::string& tag : mark.tags) tags << qs(tag);
    return tags.join(QStringLiteral(", "));
}

std::set<std::string> tags_of(const QString& text) {
    std::set<std::string> out;
    for (const QString& tag : text.split(QLatin1Char(','), Qt::SkipEmptyParts))
        if (const QString one = tag.simplified(); !one.isEmpty()) out.insert(ss(one));
    return out;
}

EditModel::EditModel(EditSession& session, const Theme& theme, QObject* parent) : QAbstractTableModel(parent), session_(session), theme_(theme) {
    connect(&session, &EditSession::view_changed, this, [this] {
        beginResetModel();
        endResetModel();
    });
    connect(&session, &EditSession::cells_changed, this, [this] {
        if (rowCount() > 0) Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    });
}

int EditModel::rowCount(const QModelIndex& parent) const { return parent.isValid() || !session_.is_open() ? 0 : static_cast<int>(session_.rows().size()); }
int EditModel::columnCount(const QModelIndex& parent) const { return parent.isValid() || !session_.is_open() ? 0 : columns() + 2; }

namespace {

// Of a conversation its roles and texts; other values as they are written.
QString shown_cell(const EditCell& cell) {
    constexpr size_t kMostJson = 64 * 1024, kMostShown = 400;
    if (cell.kind == CellKind::Absent) return QStringLiteral("–");
    if (cell.kind != CellKind::Json || !cell.text().starts_with("[{")) return shown_text(cell.text());
    const std::string_view json = cell.text().substr(0, kMostJson);
    std::string texts;
    for_each_json_string(json, [&](size_t begin, size_t end, bool escaped) {
        const std::string_view written = json.substr(begin, end - begin);
        texts.append(texts.empty() ? "" : " · ").append(escaped ? json_string_text(written) : std::string(written.substr(1, written.size() - 2)));
        return texts.size() < kMostShown;
    });
    const bool cut = json.size() < cell.size && texts.size() < kMostShown;   // a turn so long that its end was not seen
    return texts.empty() || cut ? shown_text(cell.text()) : shown_text(texts);
}

}  // namespace

QVariant EditModel::cell_data(RowId id, int column, int role) const {
    const EditCell& cell = session_.table().cell(id, static_cast<size_t>(column));
    switch (role) {
        case Qt::DisplayRole: return shown_cell(cell);
        case Qt::EditRole: return QString::fromUtf8(cell.data, static_cast<qsizetype>(cell.size));
        case Qt::ForegroundRole:
            if (cell.kind == CellKind::Broken) return theme_.colour(&Tokens::red);
            return cell.kind == CellKind::Absent ? QVariant(theme_.colour(&Tokens::faint)) : QVariant();
        default: return {};
    }
}

QVariant EditModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount()) return {};
    const RowId id = row_id(index.row());
    if (index.column() < columns()) return cell_data(id, index.column(), role);
    if (role != Qt::DisplayRole && role != Qt::EditRole) return {};
    const RowMark& mark = session_.table().mark(id);
    return index.column() == tags_column() ? tags_text(mark) : role == Qt::EditRole ? qs(mark.note) : shown_text(mark.note);
}

QVariant EditModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (!session_.is_open() || section < 0) return {};
    if (orientation == Qt::Horizontal) {
        if (role == Qt::TextAlignmentRole) return int(Qt::AlignLeft | Qt::AlignVCenter);
        if (role != Qt::DisplayRole) return {};
        if (section >= columns()) return section == columns() ? tr("Tags") : tr("Note");
        return shown_text(session_.table().columns()[static_cast<size_t>(section)], 120);
    }
    if (section >= rowCount()) return {};
    const RowId id = row_id(section);
    if (role == Qt::DisplayRole) return QString::number(session_.table().place(id) + 1);
    if (role == Qt::TextAlignmentRole) return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role == Qt::ForegroundRole && session_.table().is_broken(id)) return theme_.colour(&Tokens::red);
    if (role == Qt::ForegroundRole && !session_.table().is_original(id)) return theme_.colour(&Tokens::accent_text);
    if (role == Qt::ToolTipRole) return session_.table().is_broken(id) ? tr("This row cannot be read") : session_.table().is_original(id) ? QString() : tr("Changed since it was opened");
    return {};
}

Qt::ItemFlags EditModel::flags(const QModelIndex& index) const {
    if (!index.isValid() || index.row() >= rowCount()) return Qt::NoItemFlags;
    Qt::ItemFlags flags = Qt::ItemIsSelectable | Qt::ItemIsEnabled | Qt::ItemNeverHasChildren;
    const bool marks = index.column() >= columns();
    const RowId id = row_id(index.row());
    const EditCell* cell = marks ? nullptr : &session_.table().cell(id, static_cast<size_t>(index.column()));
    const bool closed = cell && (cell->size > kMostEdited || (session_.table().is_broken(id) && index.column() > 0));
    return session_.can_edit() && !closed ? flags | Qt::ItemIsEditable : flags;
}

bool EditModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    if (role != Qt::EditRole || !index.isValid() || index.row() >= rowCount()) return false;
    const RowId id = row_id(index.row());
    if (index.column() < columns()) return session_.set_cell(id, static_cast<size_t>(index.column()), value.toString());
    RowMark mark = session_.table().mark(id);
    if (index.column() == tags_column()) mark.tags = tags_of(value.toString());
    else mark.note = ss(value.toString());
    return session_.set_mark(id, std::move(mark));
}

FindingModel::FindingModel(EditSession& session, QObject* parent) : QAbstractTableModel(parent), session_(session) {
    const auto reset = [this] {
        beginResetModel();
        endResetModel();
    };
    connect(&session, &EditSession::findings_changed, this, reset);
    connect(&session, &EditSession::view_changed, this, reset);   // the rows' numbers are others
}

int FindingModel::rowCount(const QModelIndex& parent) const { return parent.isValid() || !session_.is_open() ? 0 : static_cast<int>(session_.findings().size()); }

QVariant FindingModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount()) return {};
    const Finding& finding = session_.findings()[static_cast<size_t>(index.row())];
    if (role == Qt::TextAlignmentRole && index.column() == 0) return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole) return {};
    if (index.column() == 0) return session_.table().contains(finding.id) ? QString::number(session_.table().place(finding.id) + 1) : QStringLiteral("–");
    if (index.column() == 1) return finding.column == kAnyColumn ? QString() : shown_text(session_.table().columns()[static_cast<size_t>(finding.column)], 120);
    return shown_text(finding.reason);
}

QVariant FindingModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    return section == 0 ? tr("Row") : section == 1 ? tr("Column") : tr("What");
}

}  // namespace lorica
