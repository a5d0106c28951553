// SPDX-License-Identifier: GPL-3.0-or-later
// A QTextDocument of the report, page by page into a QPdfWriter. GUI thread.
#include "ui/pages/benchmark/report_pdf.h"

#include <QAbstractTextDocumentLayout>
#include <QBuffer>
#include <QPainter>
#include <QPdfWriter>
#include <QSvgRenderer>
#include <QTextCursor>
#include <QTextDocument>
#include <QTextObjectInterface>
#include <QTextTable>
#include <cmath>

#include "core/base/files.h"
#include "ui/theme/theme.h"
#include "ui/widgets/basics.h"

namespace lorica {
namespace {

constexpr int kDotsPerInch = 1200, kMarginMm = 16;
constexpr int kPicture = QTextFormat::UserObject + 1, kSvg = QTextFormat::UserProperty + 1, kTitle = QTextFormat::UserProperty + 2;
constexpr double kTextSize = 9, kTitleRoom = 26;          // points; in the picture's units above it
const QColor kMuted(0x5b, 0x62, 0x6c), kLine(0xd8, 0xdc, 0xe2);

// A picture with its title, which no page break may part.
class PictureHandler : public QObject, public QTextObjectInterface {
    Q_OBJECT
    Q_INTERFACES(QTextObjectInterface)
public:
    PictureHandler(double width, double share, QObject* parent) : QObject(parent), width_(width), share_(share) {}

    QSizeF intrinsicSize(QTextDocument*, int, const QTextFormat& format) override {
        const QSizeF view = QSvgRenderer(format.property(kSvg).toByteArray()).viewBoxF().size();
        const double width = width_ * share_;
        return {width, view.width() > 0 ? width * (view.height() + kTitleRoom) / view.width() : 0};
    }
    void drawObject(QPainter* painter, const QRectF& rect, QTextDocument*, int, const QTextFormat& format) override {
        QSvgRenderer svg(format.property(kSvg).toByteArray());
        const double unit = rect.width() / svg.viewBoxF().width();
        QRectF below = rect;
        below.setTop(rect.top() + kTitleRoom * unit);
        painter->save();
        QFont font = Theme::text_font(1, QFont::DemiBold);
        font.setPointSizeF(kTextSize);
        painter->setFont(font);
        painter->setPen(Qt::black);
        painter->drawText(QRectF(rect.topLeft(), QSizeF(rect.width(), kTitleRoom * unit)), Qt::AlignLeft | Qt::AlignVCenter, format.property(kTitle).toString());
        svg.render(painter, below);
        painter->restore();
    }

private:
    double width_, share_;
};

class Pages {
public:
    Pages(const Report& report, QPdfWriter& pdf) : report_(report), pdf_(pdf) {
        const QFont base = font(kTextSize);
        document_.setDefaultFont(base);
        document_.setDocumentMargin(0);
        document_.documentLayout()->setPaintDevice(&pdf);
        page_ = QSizeF(pdf.width(), pdf.height() - 2.4 * QFontMetricsF(base, &pdf).height());   // the rest is the foot's
        document_.documentLayout()->registerHandler(kPicture, new PictureHandler(page_.width(), 0.86, &document_));
    }

    void write() {
        QTextCursor cursor(&document_);
        say(cursor, report_.title, font(17, QFont::DemiBold), Qt::black, 0, 2);
        say(cursor, report_.subtitle, font(kTextSize), kMuted, 0, 4);
        for (const ReportSection& section : report_.sections) {
            say(cursor, section.title, font(12, QFont::DemiBold), Qt::black, 14, 4);
            for (const std::string& paragraph : section.paragraphs) say(cursor, paragraph, font(kTextSize), Qt::black, 0, 6);
            for (const ReportTable& table : section.tables) put(cursor, table);
            for (const ReportBars& chart : section.bars) put_picture(cursor, chart.title, bars_svg(chart), chart.note);
            for (const ReportLines& chart : section.lines)
                if (const std::string svg = lines_svg(chart); !svg.empty()) put_picture(cursor, chart.title, svg, "");
        }
        document_.setPageSize(page_);
        draw();
    }

private:
    static QFont font(double points, QFont::Weight weight = QFont::Normal) {
        QFont out = Theme::text_font(1, weight);
        out.setPointSizeF(points);
        return out;
    }
    // Margins and paddings are in 96ths of an inch: the layout scales them to its device.
    static double points(double size) { return size * 96 / 72.0; }

    // A paragraph; the first of the document takes the block that is there.
    void say(QTextCursor& cursor, const std::string& text, const QFont& with, const QColor& colour, double above, double below) {
        if (text.empty()) return;
        QTextBlockFormat block;
        block.setTopMargin(points(above));
        block.setBottomMargin(points(below));
        QTextCharFormat format;
        format.setFont(with);
        format.setForeground(colour);
        if (fresh_) cursor.setBlockFormat(block);
        else cursor.insertBlock(block);
        fresh_ = false;
        cursor.setCharFormat(format);
        cursor.insertText(qs(text), format);
    }

    void put(QTextCursor& cursor, const ReportTable& table) {
        say(cursor, table.title, font(kTextSize, QFont::DemiBold), Qt::black, 10, 2);
        if (table.columns.empty() || table.rows.empty()) return;
        bool named = false;
        for (const std::string& column : table.columns) named = named || !column.empty();
        QTextTableFormat format;
        format.setBorder(0);
        format.setCellPadding(points(2.6));
        format.setCellSpacing(0);
        format.setHeaderRowCount(named ? 1 : 0);
        format.setTopMargin(points(2));
        const int rows = static_cast<int>(table.rows.size()) + named, columns = static_cast<int>(table.columns.size());
        cursor.insertBlock();
        QTextTable* made = cursor.insertTable(rows, columns, format);
        const std::vector<bool> numeric = numeric_columns(table);
        if (named) fill_row(*made, 0, table.columns, numeric, {}, true);
        for (size_t i = 0; i < table.rows.size(); ++i)
            fill_row(*made, static_cast<int>(i) + named, table.rows[i], numeric, i < table.bold.size() ? table.bold[i] : std::vector<int64_t>(), false);
        cursor.movePosition(QTextCursor::End);
        say(cursor, table.note, font(kTextSize - 1), kMuted, 2, 2);
    }

    // Numbers stand at the right, words at the left.
    void fill_row(QTextTable& table, int row, const std::vector<std::string>& texts, const std::vector<bool>& numeric, const std::vector<int64_t>& bold, bool is_head) {
        for (int column = 0; column < table.columns() && column < static_cast<int>(texts.size()); ++column) {
            QTextTableCell cell = table.cellAt(row, column);
            QTextTableCellFormat around;
            around.setBottomBorder(points(is_head ? 0.8 : 0.4));
            around.setBottomBorderBrush(kLine);
            around.setBottomBorderStyle(QTextFrameFormat::BorderStyle_Solid);
            cell.setFormat(around);
            QTextCursor in = cell.firstCursorPosition();
            QTextBlockFormat block;
            block.setAlignment(numeric[static_cast<size_t>(column)] ? Qt::AlignRight : Qt::AlignLeft);
            in.setBlockFormat(block);
            const bool strong = std::find(bold.begin(), bold.end(), column) != bold.end();
            QTextCharFormat format;
            format.setFont(font(kTextSize - 1, strong ? QFont::Bold : is_head ? QFont::DemiBold : QFont::Normal));
            format.setForeground(is_head ? kMuted : QColor(Qt::black));
            in.insertText(qs(texts[static_cast<size_t>(column)]), format);
        }
    }

    void put_picture(QTextCursor& cursor, const std::string& title, const std::string& svg, const std::string& note) {
        QTextBlockFormat block;
        block.setTopMargin(points(8));
        cursor.insertBlock(block);
        QTextCharFormat format;
        format.setObjectType(kPicture);
        // SVG Tiny wants one family, and a namespace where a page has none.
        QByteArray bytes = QByteArray::fromStdString(svg);
        bytes.replace("<svg ", "<svg xmlns=\"http://www.w3.org/2000/svg\" ").replace("\"Inter, sans-serif\"", "\"Inter\"");
        format.setProperty(kSvg, bytes);
        format.setProperty(kTitle, qs(title));
        cursor.insertText(QString(QChar::ObjectReplacementCharacter), format);
        say(cursor, note, font(kTextSize - 1), kMuted, 0, 2);
    }

    void draw() {
        QPainter painter(&pdf_);
        const int count = document_.pageCount();
        for (int page = 0; page < count; ++page) {
            if (page > 0) pdf_.newPage();
            painter.save();
            painter.translate(0, -page * page_.height());
            QAbstractTextDocumentLayout::PaintContext context;
            context.palette.setColor(QPalette::Text, Qt::black);
            context.clip = QRectF(0, page * page_.height(), page_.width(), page_.height());
            painter.setClipRect(context.clip);
            document_.documentLayout()->draw(&painter, context);
            painter.restore();
            painter.setFont(font(kTextSize - 1.5));
            painter.setPen(kMuted);
            painter.drawText(QRectF(0, page_.height(), page_.width(), pdf_.height() - page_.height()), Qt::AlignRight | Qt::AlignBottom,
                             QStringLiteral("%1 / %2").arg(page + 1).arg(count));
        }
    }

    const Report& report_;
    QPdfWriter& pdf_;
    QTextDocument document_;
    QSizeF page_;
    bool fresh_ = true;
};

}  // namespace

Result<void> write_report_pdf(const Report& report, const std::string& file) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    {
        QPdfWriter pdf(&buffer);
        pdf.setResolution(kDotsPerInch);
        pdf.setPageSize(QPageSize(QPageSize::A4));
        pdf.setPageMargins(QMarginsF(kMarginMm, kMarginMm, kMarginMm, kMarginMm), QPageLayout::Millimeter);
        pdf.setTitle(qs(report.title));
        pdf.setCreator(QStringLiteral("Lorica"));
        Pages(report, pdf).write();
    }
    return write_file_atomic(file, bytes.toStdString());
}

}  // namespace lorica

#include "report_pdf.moc"
