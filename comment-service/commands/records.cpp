#include "commands/records.h"

#include <cstdio>

#include "base/text.h"
#include "commands/database.h"
#include "commands/page_argument.h"
#include "usecases/submit.h"

namespace commands {
namespace {

void print(const storage::AuditEntry& entry) {
  const std::string actor =
      entry.name.empty() ? entry.actor : entry.name + " (" + entry.actor + ")";
  const std::string move = entry.from.empty() ? entry.to : entry.from + " -> " + entry.to;
  std::printf("%s  %s  %s  %s %s  %s\n", base::rfc3339(entry.at).c_str(), actor.c_str(),
              entry.action.c_str(), entry.subject.c_str(), entry.id.c_str(), move.c_str());
}

// Returns the kind of block with this name. Fault: bad_request for any other word.
base::Result<domain::BlockKind> kind_named(const std::string& name) {
  const std::optional<domain::BlockKind> kind = domain::block_kind_named(name);
  if (kind) return *kind;
  return base::Fault{base::Code::bad_request, "a block is an address, email, domain or word"};
}

}  // namespace

int list_blocks(const std::string& database) {
  return with_store(database, [](storage::Store& store) -> base::Result<void> {
    TRY(const std::vector<domain::Block> blocks, store.blocks());
    for (const domain::Block& block : blocks) {
      std::printf("%s  %s  %s\n", block.id.c_str(), std::string(domain::name(block.kind)).c_str(),
                  std::string(base::trim(block.value)).c_str());
    }
    return {};
  });
}

int add_block(const std::string& database, const std::string& kind, const std::string& value) {
  return with_store(database, [&](storage::Store& store) -> base::Result<void> {
    TRY(const domain::BlockKind named, kind_named(kind));
    base::Result<std::string> normal = domain::normalised(named, value);
    if (!normal) {
      return base::Fault{base::Code::bad_request,
                         "\"" + value + "\" " + normal.fault().errors.front().message};
    }
    base::SystemRandom random;
    const base::Time now = base::SystemClock().now();
    const domain::Block block{usecases::new_id(now, random), named, *std::move(normal), now};
    TRY_DONE(store.add_block({block, kActor}));
    std::printf("%s\n", block.id.c_str());
    return {};
  });
}

int remove_block(const std::string& database, const std::string& id) {
  return with_store(database, [&](storage::Store& store) {
    return store.remove_block(id, kActor, base::SystemClock().now());
  });
}

int set_thread_access(const std::string& database, const std::string& path, ThreadAccess access) {
  return with_store(database, [&](storage::Store& store) -> base::Result<void> {
    TRY(const std::string key, key_of_page(path, store));
    TRY(const domain::Thread thread, store.change_thread({key, access == ThreadAccess::open, "",
                                                          kActor, base::SystemClock().now()}));
    std::printf("%s  %s\n", thread.key.c_str(), thread.open ? "open" : "closed");
    return {};
  });
}

int move_thread(const std::string& database, const std::string& from, const std::string& to) {
  return with_store(database, [&](storage::Store& store) -> base::Result<void> {
    TRY(const std::string source, key_of_page(from, store));
    TRY(const std::string target, key_of_page(to, store));
    TRY(const domain::Thread thread,
        store.change_thread({source, std::nullopt, target, kActor, base::SystemClock().now()}));
    std::printf("%s  %s\n", source.c_str(), thread.key.c_str());
    return {};
  });
}

int show_audit(const AuditArguments& arguments) {
  return with_store(arguments.database, [&](storage::Store& store) -> base::Result<void> {
    TRY(const storage::Audit audit, store.audit({arguments.cursor, arguments.limit}));
    for (const storage::AuditEntry& entry : audit.entries) print(entry);
    if (!audit.next.empty()) std::printf("more: --cursor %s\n", audit.next.c_str());
    return {};
  });
}

}  // namespace commands
