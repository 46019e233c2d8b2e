#include "usecases/reply.h"

#include "usecases/submit.h"

namespace usecases {

base::Result<domain::Comment> reply(const Reply& reply, storage::Store& store,
                                    const base::Clock& clock, base::Random& random) {
  TRY(const domain::Draft draft, check_draft({reply.body, reply.name, "", "", reply.parent}));
  storage::NewComment request;
  domain::Comment& comment = request.comment;
  comment.created = clock.now();
  comment.id = new_id(comment.created, random);
  comment.thread = reply.thread;
  comment.parent = draft.parent;
  comment.status = domain::Status::published;
  comment.author = true;
  comment.name = draft.name;
  comment.body = draft.body;
  TRY(comment.html, render_body(draft.body));
  TRY_DONE(check_visible(draft.name, comment.html));
  request.new_thread = reply.new_thread;
  request.actor = reply.actor;
  if (reply.approved_revision) {
    request.parent_decision = {reply.parent, domain::Action::approve, *reply.approved_revision, "",
                               reply.actor,  domain::Status::held};
  }
  return store.add(request);
}

}  // namespace usecases
