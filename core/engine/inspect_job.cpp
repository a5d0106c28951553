// SPDX-License-Identifier: GPL-3.0-or-later
// InspectData: columns, rows token by token, problems, lengths. Engine thread.
#include "core/data/token_view.h"
#include "core/engine/jobs.h"

namespace lorica {

Result<JobOutcome> inspect_job(JobEnvironment& env, const InspectData& command, JobContext& context) {
    std::shared_ptr<const TextSide> text;
    if (!command.model.path.empty()) {
        LORICA_ASSIGN(text, env.cache.text(command.model.path));
    }
    ReportOptions options;
    options.first_row = command.first_row;
    options.row_count = command.row_count;
    auto opened = open_dataset(env, command.data);
    if (!opened) {  // the columns are told, so that a person can say what they are
        LORICA_ASSIGN(const std::string path, data_path(env.cache.home(), command.data.path));
        if (const auto table = read_table(path)) context.emit(DataReport{context.id(), table_report(*table, options)});
        return std::move(opened).error();
    }
    const Dataset& dataset = *opened;
    options.prepare = prepare_options(context, static_cast<uint64_t>(command.seed), 0);
    LORICA_ASSIGN(nlohmann::json report, data_report(dataset, text ? text->tokenizer.get() : nullptr, text ? text->template_or_null() : nullptr,
                                                     command.data, options));
    nlohmann::json result = {{"rows", report.value("row_count", int64_t{0})}, {"problems", report["problems"].size()}};
    context.emit(DataReport{context.id(), std::move(report)});
    return JobOutcome::finished(std::move(result));
}

}  // namespace lorica
