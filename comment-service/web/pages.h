// HTML pages for readers without JavaScript. They contain no script and no inline style.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace web {

// A reason why a comment was held or refused, in the words for its author.
struct Reason {
  std::string rule;
  std::string message;
  std::string field;  // "body", "name", "email", "website"; empty for the whole comment
};

// The values that the reader typed, to fill the form again.
struct FormFields {
  std::string body;
  std::string name;
  std::string email;
  std::string website;
  std::string parent;
};

// A thread's comments and the form. With reasons, it is the answer to a refused comment. With
// `preview_html`, it shows a preview, and the form keeps the text.
struct ThreadPage {
  std::string thread;
  std::string title;          // of the commented page; empty: the page shows the path
  std::string page_url;       // address of the commented page; empty: unknown
  std::string service_url;    // prefix of all addresses, without a trailing slash; may be empty
  std::string_view fragment;  // from markup::fragment; must outlive the page
  bool missing = false;       // the page was asked for a comment that readers do not see
  bool open = true;
  std::string form_token;
  FormFields fields;
  std::vector<Reason> reasons;
  std::string preview_html;  // from markup::comment_html; empty: no preview
  bool nudged = false;       // the reasons ask for a check; sending the text again insists on it
  std::vector<std::string> policy;  // sentences under the form
};

// The receipt for a sent comment.
struct ReceiptPage {
  std::string thread;
  std::string title;
  std::string page_url;
  std::string service_url;
  std::string comment;  // the id
  std::string status;   // "published" or "held"
  std::string html;     // from markup::comment_html
  std::vector<Reason> reasons;
  std::string edit_url;  // empty: the author cannot edit the comment
};

// The page of a comment for its author.
struct OwnPage {
  std::string thread;
  std::string title;
  std::string page_url;
  std::string service_url;
  std::string comment;          // the id
  std::string status;           // the name in the API
  std::string html;             // from markup::comment_html(); empty when the content was deleted
  std::vector<Reason> reasons;  // why the comment is held
  std::string action;           // address that the page's forms post to
  std::string revision;
  std::string body;  // the text in the form
  bool editable = false;
  bool withdrawable = false;
  std::vector<Reason> refused = {};  // why an edit was refused
  bool nudged = false;
};

std::string thread_page(const ThreadPage& page);
std::string own_page(const OwnPage& page);
std::string receipt_page(const ReceiptPage& page);

// A page for an expired link or an error.
struct MessagePage {
  std::string title;
  std::string message;
  std::string page_url = {};
  std::string service_url = {};
  std::string text = {};  // what the reader wrote and nobody stored; empty: nothing
};

std::string message_page(const MessagePage& page);

}  // namespace web
