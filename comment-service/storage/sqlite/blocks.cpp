#include "storage/sqlite/blocks.h"

#include "domain/house_rules.h"
#include "storage/sqlite/audit_log.h"

namespace sqlite {

base::Result<void> add_block(Connection& connection, const storage::NewBlock& block) {
  TRY(Statement row, connection.prepare("INSERT INTO blocks(id, kind, value, created) "
                                        "VALUES(?1, ?2, ?3, ?4)"));
  row.bind(block.block.id, domain::name(block.block.kind), block.block.value,
           milliseconds(block.block.created));
  const base::Result<void> inserted = row.run();
  if (!inserted && inserted.fault().code == base::Code::conflict)
    return base::Fault{base::Code::conflict, "this block exists already"};
  TRY_DONE(inserted);
  return insert_event(connection, AuditSubject{"block", block.block.id},
                      {block.block.created, block.actor, "added"});
}

base::Result<void> remove_block(Connection& connection, const std::string& id,
                                const storage::Actor& actor, base::Time at) {
  TRY(Statement row, connection.prepare("DELETE FROM blocks WHERE id = ?1"));
  row.bind(id);
  TRY_DONE(row.run());
  if (connection.changed_rows() == 0)
    return base::Fault{base::Code::not_found, "there is no such block"};
  return insert_event(connection, AuditSubject{"block", id}, {at, actor, "removed"});
}

base::Result<std::vector<domain::Block>> read_blocks(Connection& connection) {
  TRY(Statement row,
      connection.prepare("SELECT id, kind, value, created FROM blocks ORDER BY created, id"));
  std::vector<domain::Block> blocks;
  while (true) {
    TRY(const bool more, row.step());
    if (!more) return blocks;
    const std::optional<domain::BlockKind> kind = domain::block_kind_named(row.text(1));
    blocks.push_back({row.text(0), kind.value_or(domain::BlockKind::word), row.text(2),
                      time_from(row.integer(3))});
  }
}

base::Result<std::vector<std::string>> own_names(Connection& connection) {
  TRY(Statement row,
      // UNION would sort the names for every comment. The index already sorts the first query.
      connection.prepare("SELECT DISTINCT name FROM comments WHERE author = 1 "
                         "UNION ALL SELECT name FROM tokens "
                         "WHERE revoked IS NULL AND role IN ('moderate', 'admin')"));
  std::vector<std::string> names;
  while (true) {
    TRY(const bool more, row.step());
    if (!more) return names;
    names.push_back(row.text(0));
  }
}

base::Result<void> apply_house_rules(Connection& connection, domain::Comment& comment,
                                     const domain::Thread& thread) {
  // Blocks do not apply to comments of the site's own people.
  if (comment.author) return {};
  TRY(const std::vector<domain::Block> blocks, read_blocks(connection));
  TRY(const std::vector<std::string> names, own_names(connection));
  domain::apply_house_rules(comment, {thread, blocks, names});
  return {};
}

}  // namespace sqlite
