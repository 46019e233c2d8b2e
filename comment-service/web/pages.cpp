#include "web/pages.h"

#include "markup/link.h"
#include "markup/template.h"
#include "web/template_source.h"

namespace web {

namespace {

using markup::View;

struct Shell {
  std::string title;
  std::string page_url;
  std::string service_url;
};

// The body is no value of a template, because the library would copy it several times.
std::string in_shell(const Shell& shell, std::string_view body) {
  View view;
  view.texts = {{"title", shell.title},
                {"page_url", markup::is_web_address(shell.page_url) ? shell.page_url : ""},
                {"service_url", shell.service_url}};
  std::string page = markup::render(template_source("templates/shell_start.mustache"), view);
  const std::string end = markup::render(template_source("templates/shell_end.mustache"), view);
  page.reserve(page.size() + body.size() + end.size());
  return page.append(body).append(end);
}

std::string headline(const std::string& title, const std::string& thread) {
  return title.empty() ? thread : title;
}

std::string thread_url(const std::string& service_url, const std::string& thread) {
  return service_url + "/threads?thread=" + markup::query_value(thread);
}

// The address at which readers see the comment. Before it is published, that of the thread.
std::string comment_url(const std::string& service_url, const std::string& thread,
                        const std::string& comment, bool published) {
  const std::string url = thread_url(service_url, thread);
  const std::string id = markup::query_value(comment);
  return published ? url + "&comment=" + id + "#comment-" + id : url;
}

std::vector<View> reason_views(const std::vector<Reason>& reasons) {
  std::vector<View> views;
  for (const Reason& reason : reasons) {
    View& view = views.emplace_back();
    view.texts = {{"message", reason.message}, {"field", reason.field}};
  }
  return views;
}

std::string message_for(const std::vector<Reason>& reasons, std::string_view field) {
  std::string text;
  for (const Reason& reason : reasons) {
    if (reason.field == field) {
      text += (text.empty() ? "" : " ") + reason.message;
    }
  }
  return text;
}

}  // namespace

std::string thread_page(const ThreadPage& page) {
  View view;
  view.texts = {
      {"headline", headline(page.title, page.thread)},
      {"preview_html", page.preview_html},
      {"missing", page.missing ? "yes" : ""},
      {"open", page.open ? "yes" : ""},
      {"action", page.service_url + "/api/v1/comments?thread=" + markup::query_value(page.thread)},
      {"thread_url", thread_url(page.service_url, page.thread)},
      {"form_token", page.form_token},
      {"body", page.fields.body},
      {"name", page.fields.name},
      {"email", page.fields.email},
      {"website", page.fields.website},
      {"parent", page.fields.parent},
      {"refused", page.reasons.empty() ? "" : "yes"},
      {"nudged", page.nudged ? "yes" : ""},
      {"has_policy", page.policy.empty() ? "" : "yes"}};
  for (const std::string field : {"body", "name", "email", "website"}) {
    view.texts[field + "_error"] = message_for(page.reasons, field);
  }
  view.lists["reasons"] = reason_views(page.reasons);
  for (const std::string& sentence : page.policy)
    view.lists["policy"].emplace_back().texts = {{"sentence", sentence}};
  const std::string title = "Comments on " + headline(page.title, page.thread);
  std::string body = markup::render(template_source("templates/thread_start.mustache"), view);
  const std::string form = markup::render(template_source("templates/thread_form.mustache"), view);
  body.reserve(body.size() + page.fragment.size() + 1 + form.size());
  body.append(page.fragment).append("\n").append(form);
  return in_shell({title, page.page_url, page.service_url}, body);
}

std::string receipt_page(const ReceiptPage& page) {
  View view;
  const bool published = page.status == "published";
  view.texts = {
      {"headline", headline(page.title, page.thread)},
      {"published", published ? "yes" : ""},
      {"html", page.html},
      {"edit_url", page.edit_url},
      {"thread_url", comment_url(page.service_url, page.thread, page.comment, published)}};
  view.lists["reasons"] = reason_views(page.reasons);
  const std::string title = published ? "Your comment is published" : "Your comment is waiting";
  return in_shell({title, page.page_url, page.service_url},
                  markup::render(template_source("templates/receipt.mustache"), view));
}

std::string own_page(const OwnPage& page) {
  View view;
  const bool published = page.status == "published";
  const bool gone = page.status == "rejected" || page.status == "spam" || page.status == "deleted";
  view.texts = {{"headline", headline(page.title, page.thread)},
                {"published", published ? "yes" : ""},
                {"held", page.status == "held" ? "yes" : ""},
                {"withdrawn", page.status == "withdrawn" ? "yes" : ""},
                {"gone", gone ? "yes" : ""},
                {"html", page.html},
                {"thread_url", comment_url(page.service_url, page.thread, page.comment, published)},
                {"action", page.action},
                {"revision", page.revision},
                {"body", page.body},
                {"editable", page.editable ? "yes" : ""},
                {"withdrawable", page.withdrawable ? "yes" : ""},
                {"is_refused", page.refused.empty() ? "" : "yes"},
                {"unsaved", page.refused.empty() || page.editable ? "" : "yes"},
                {"nudged", page.nudged ? "yes" : ""}};
  view.lists["reasons"] = reason_views(page.reasons);
  view.lists["refused"] = reason_views(page.refused);
  return in_shell({"Your comment", page.page_url, page.service_url},
                  markup::render(template_source("templates/own.mustache"), view));
}

std::string message_page(const MessagePage& page) {
  View view;
  view.texts = {{"title", page.title}, {"message", page.message}, {"text", page.text}};
  return in_shell({page.title, page.page_url, page.service_url},
                  markup::render(template_source("templates/message.mustache"), view));
}

}  // namespace web
