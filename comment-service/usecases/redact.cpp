#include "usecases/redact.h"

#include "domain/draft.h"
#include "markup/comment_html.h"

namespace usecases {
namespace {

// The text with each place of the part replaced. An empty part is in no place.
std::string without(std::string text, std::string_view part) {
  if (part.empty()) return text;
  for (std::size_t at = text.find(part); at != std::string::npos;
       at = text.find(part, at + kRedacted.size())) {
    text.replace(at, part.size(), kRedacted);
  }
  return text;
}

}  // namespace

base::Result<domain::Comment> redact(const RedactRequest& request, storage::Store& store,
                                     const base::Clock& clock) {
  TRY(const std::optional<domain::Comment> comment, store.comment(request.comment));
  if (!comment) return base::Fault{base::Code::not_found, "there is no such comment"};
  if (comment->revision != request.revision)
    return base::Fault{base::Code::changed, "the text was changed since it was read"};
  const std::string body = without(comment->body, request.part);
  if (body == comment->body) {
    return base::Fault{base::Code::bad_request,
                       "the text does not contain the part to remove",
                       {},
                       {{"/part", "must be a part of the text"}}};
  }
  if (body.size() > domain::kBodyLimit) {
    const std::string limit = std::to_string(domain::kBodyLimit);
    return base::Fault{base::Code::bad_request,
                       "the remaining text would be longer than " + limit + " bytes",
                       {},
                       {{"/part", "must be longer, so that the text does not grow"}}};
  }
  return store.redact({request.comment, request.revision, request.part, body,
                       markup::comment_html(body), request.note, request.actor, clock.now()});
}

}  // namespace usecases
