#include "storage/sqlite/tokens.h"

#include "storage/sqlite/audit_log.h"

namespace sqlite {
namespace {

domain::Role role_in(const Statement& row, int column) {
  return domain::role_named(row.text(column)).value_or(domain::Role::read);
}

}  // namespace

base::Result<void> add_token(Connection& connection, const storage::NewToken& token) {
  TRY(Statement row, connection.prepare("INSERT INTO tokens(name, role, hash, created) "
                                        "VALUES(?1, ?2, ?3, ?4)"));
  row.bind(token.name, domain::name(token.role), token.hash, milliseconds(token.created));
  TRY_DONE(row.run());
  TRY(Statement made, connection.prepare("SELECT number FROM tokens WHERE hash = ?1"));
  made.bind(token.hash);
  TRY([[maybe_unused]] const bool found, made.step());
  return insert_event(
      connection,
      AuditSubject{"token", std::to_string(made.integer(0)), std::string(domain::name(token.role))},
      {token.created, token.actor, "added"});
}

base::Result<void> revoke_token(Connection& connection, const std::string& name, base::Time at) {
  TRY(Statement found,
      connection.prepare("SELECT number FROM tokens WHERE name = ?1 AND revoked IS NULL"));
  found.bind(name);
  TRY(const bool any, found.step());
  if (!any) return base::Fault{base::Code::not_found, "no token has the name \"" + name + "\""};
  TRY(Statement row, connection.prepare("UPDATE tokens SET revoked = ?2 WHERE number = ?1"));
  row.bind(found.integer(0), milliseconds(at));
  TRY_DONE(row.run());
  return insert_event(connection, AuditSubject{"token", std::to_string(found.integer(0))},
                      {at, "command-line", "revoked"});
}

base::Result<std::vector<storage::TokenState>> read_tokens(Connection& connection) {
  TRY(Statement row, connection.prepare("SELECT number, name, role, created, revoked FROM tokens "
                                        "ORDER BY number"));
  std::vector<storage::TokenState> tokens;
  while (true) {
    TRY(const bool more, row.step());
    if (!more) return tokens;
    storage::TokenState& token = tokens.emplace_back();
    token.id = std::to_string(row.integer(0));
    token.name = row.text(1);
    token.role = role_in(row, 2);
    token.created = time_from(row.integer(3));
    if (!row.null(4)) token.revoked = time_from(row.integer(4));
  }
}

base::Result<std::optional<domain::Moderator>> read_bearer(Connection& connection,
                                                           const std::string& hash) {
  TRY(Statement row, connection.prepare("SELECT name, role, number FROM tokens "
                                        "WHERE hash = ?1 AND revoked IS NULL"));
  row.bind(hash);
  TRY(const bool found, row.step());
  if (!found) return std::optional<domain::Moderator>();
  return std::optional(
      domain::Moderator{row.text(0), role_in(row, 1), std::to_string(row.integer(2))});
}

}  // namespace sqlite
