#include "usecases/read_thread.h"

#include "base/encoding.h"
#include "markup/fragment.h"

namespace usecases {
namespace {

PublicComment public_view(const domain::Comment& comment) {
  PublicComment shown;
  shown.id = comment.id;
  shown.path = comment.path;
  shown.parent = comment.parent;
  shown.depth = comment.depth;
  shown.created = comment.created;
  shown.visibility = domain::visibility(comment);
  const bool is_whole = shown.visibility == domain::Visibility::whole;
  if (!is_whole && shown.visibility != domain::Visibility::changed) return shown;
  shown.parent_name = comment.parent_name;
  shown.name = comment.name;
  shown.website = comment.website;
  shown.author = comment.author;
  if (!is_whole) return shown;
  shown.html = comment.html;
  shown.edited = comment.edited;
  return shown;
}

markup::FragmentComment fragment_comment(const PublicComment& comment) {
  markup::FragmentComment shown;
  shown.id = comment.id;
  shown.parent = comment.parent;
  shown.parent_name = comment.parent_name;
  shown.depth = comment.depth;
  shown.name = comment.name;
  shown.website = comment.website;
  shown.author = comment.author;
  shown.html = comment.html;
  shown.created = base::rfc3339(comment.created);
  if (comment.edited) shown.edited = base::rfc3339(*comment.edited);
  shown.removed = comment.visibility == domain::Visibility::removed;
  shown.changed = comment.visibility == domain::Visibility::changed;
  shown.waiting = comment.visibility == domain::Visibility::waiting;
  return shown;
}

}  // namespace

base::Result<std::string> meant_key(std::string_view path, storage::Store& store) {
  return domain::meant_key(path, [&](const std::string& key) -> base::Result<bool> {
    TRY(const std::optional<domain::Thread> thread, store.thread(key));
    // An old key leads to a thread with another one.
    return thread && thread->listed && thread->key == key;
  });
}

bool is_open(const domain::Thread& thread, EmptyThread empty_thread, base::Time now) {
  return domain::is_open(thread, now) && (thread.listed || empty_thread == EmptyThread::exists);
}

std::string shown_version(const domain::Thread& thread, EmptyThread empty_thread, base::Time now) {
  return thread.version + (is_open(thread, empty_thread, now) ? "" : "-closed");
}

base::Result<domain::Thread> find_thread(const std::string& key, EmptyThread empty_thread,
                                         storage::Store& store) {
  TRY(std::optional<domain::Thread> thread, store.thread(key));
  if (thread) return *std::move(thread);
  if (empty_thread == EmptyThread::exists) return domain::Thread{key};
  return base::Fault{base::Code::unknown_thread, "this site has no such page"};
}

base::Result<PublicThread> read_thread(const storage::DisplayRequest& request,
                                       EmptyThread empty_thread, storage::Store& store,
                                       base::Time now) {
  PublicThread shown;
  TRY(shown.thread, find_thread(request.thread, empty_thread, store));
  TRY(const storage::Display display, store.display(request));
  shown.thread.version = display.version;
  shown.open = is_open(shown.thread, empty_thread, now);
  shown.version = shown_version(shown.thread, empty_thread, now);
  shown.total = display.total;
  shown.first = request.cursor.empty();
  shown.next = display.next;
  for (const domain::Comment& comment : display.comments)
    shown.comments.push_back(public_view(comment));
  return shown;
}

PublicThread public_thread(const storage::ThreadPart& part, EmptyThread empty_thread,
                           base::Time now) {
  PublicThread shown;
  shown.thread = part.thread;
  shown.open = is_open(shown.thread, empty_thread, now);
  shown.version = shown_version(shown.thread, empty_thread, now);
  shown.total = part.total;
  shown.first = part.first;
  shown.next = part.next;
  for (const domain::Comment& comment : part.comments)
    shown.comments.push_back(public_view(comment));
  return shown;
}

std::string fragment_of(const PublicThread& thread, const std::string& url) {
  markup::FragmentView view;
  view.thread = thread.thread.key;
  view.language = thread.thread.lang;
  view.version = thread.version;
  view.open = thread.open;
  view.total = static_cast<int>(thread.total);
  view.url = url;
  view.first = thread.first;
  if (!thread.next.empty()) view.more_url = url + "&cursor=" + base::percent_encode(thread.next);
  for (const PublicComment& comment : thread.comments)
    view.comments.push_back(fragment_comment(comment));
  return markup::fragment(view);
}

}  // namespace usecases
