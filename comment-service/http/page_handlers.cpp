#include "http/caching.h"
#include "http/handlers.h"
#include "http/own_page.h"
#include "http/thread_page.h"
#include "http/thread_parameter.h"
#include "web/assets.h"

namespace http {
namespace {

// "embed.js" → "embed.HASH.js".
std::string hashed_name(const web::Asset& asset) {
  const std::size_t dot = asset.name.rfind('.');
  return std::string(asset.name.substr(0, dot)) + "." + asset.hash +
         std::string(asset.name.substr(dot));
}

}  // namespace

base::Result<Response> show_thread_page(const Services& services, const Request& request) {
  const Query query(request.query);
  TRY(const std::string thread, thread_in(query, services));
  FormState form;
  form.fields.parent = query.value("parent");
  return thread_page(services, {thread, query.value("cursor"), 200, query.value("comment")},
                     std::move(form));
}

base::Result<Response> show_receipt(const Services& services, const Request& request) {
  const std::string receipt = Query(request.query).value("r");
  const std::optional<std::string> id =
      services.keys.comment_on_receipt(receipt, services.clock.now());
  const base::Fault expired{base::Code::not_found, "this receipt has expired"};
  if (!id) return expired;
  TRY(const std::optional<domain::Comment> comment, services.store.comment(*id));
  if (!comment) return expired;
  TRY(const domain::Thread thread,
      usecases::find_thread(comment->thread, usecases::EmptyThread::exists, services.store));
  web::ReceiptPage page;
  page.thread = comment->thread;
  page.title = thread.title;
  page.page_url = page_url(services, comment->thread);
  page.service_url = own_path(services, "");
  // A receipt does not show later decisions of moderators.
  page.comment = comment->id;
  page.status = comment->status == domain::Status::published ? "published" : "held";
  page.html = comment->html;
  page.reasons = reasons_for_page(comment->reasons);
  page.edit_url = own_page_url(services, comment->id);
  return not_stored(html_response(200, web::receipt_page(page)));
}

base::Result<Response> show_asset(const Services& /*services*/, const Request& request) {
  for (const web::Asset& asset : web::assets()) {
    Response response{
        200, {{"Content-Type", std::string(asset.content_type)}}, std::string(asset.bytes)};
    if (request.captures.front() == hashed_name(asset)) {
      return unless_known(request, tagged(cached_for_ever(std::move(response))));
    }
    if (request.captures.front() == asset.name) {
      return unless_known(request, tagged(cached_briefly(std::move(response))));
    }
  }
  return base::Fault{base::Code::not_found, "there is nothing here"};
}

}  // namespace http
