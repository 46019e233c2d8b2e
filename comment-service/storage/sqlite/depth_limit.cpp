#include "storage/sqlite/depth_limit.h"

#include <algorithm>

#include "domain/comment.h"

namespace sqlite {

base::Result<int> read_depth_limit(Connection& connection) {
  TRY(Statement row,
      connection.prepare("SELECT CAST(value AS INTEGER) FROM meta WHERE name = 'nesting'"));
  TRY(const bool found, row.step());
  if (!found) return domain::kDepthLimit;
  return static_cast<int>(std::clamp<std::int64_t>(row.integer(0), 0, domain::kDepthLimit));
}

base::Result<void> save_depth_limit(Connection& connection, int limit) {
  TRY(Statement row,
      connection.prepare("INSERT INTO meta VALUES('nesting', ?1) ON CONFLICT DO UPDATE "
                         "SET value = excluded.value WHERE value <> excluded.value"));
  row.bind(std::to_string(limit));
  return row.run();
}

}  // namespace sqlite
