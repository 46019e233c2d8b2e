// Whole HTML pages for readers without JavaScript. They hold no script and no inline style.
#pragma once

#include <string>
#include <vector>

namespace web {

// Why a comment was held or refused, as the reader is told it.
struct Reason {
  std::string rule;
  std::string message;
  std::string field;  // "body", "name", "email", "website"; empty: the comment as a whole
};

// What the reader typed, to fill the form again.
struct FormFields {
  std::string body;
  std::string name;
  std::string email;
  std::string website;
  std::string parent;
};

// The comments of a thread with the form. With reasons it is the answer to a refused comment; with
// `preview_html` it shows the comment as it would look, the text refilled.
struct ThreadPage {
  std::string thread;
  std::string title;        // of the page that is commented on; empty: its path is shown
  std::string page_url;     // the way back; empty: none
  std::string service_url;  // prefix of every address, without a slash at the end; may be empty
  std::string fragment;     // from markup::fragment
  bool open = true;
  std::string form_token;
  FormFields fields;
  std::vector<Reason> reasons;
  std::string preview_html;  // from markup::comment_html; empty: no preview
  bool nudged = false;       // the reasons ask to look again; sent once more, it is insisted on
  std::vector<std::string> policy;  // sentences under the form
};

// What became of a comment that was sent.
struct ReceiptPage {
  std::string thread;
  std::string title;
  std::string page_url;
  std::string service_url;
  std::string status;  // "published" or "held"
  std::string html;    // from markup::comment_html
  std::vector<Reason> reasons;
  std::string edit_url;  // empty: none
};

// A comment for who wrote it.
struct OwnPage {
  std::string thread;
  std::string title;
  std::string page_url;
  std::string service_url;
  std::string status;           // as the API calls it
  std::string html;             // from markup::comment_html; empty: nothing is left of it
  std::vector<Reason> reasons;  // why it is held
  std::string action;           // the page's own address
  std::string revision;
  std::string body;  // in the form
  bool editable = false;
  bool withdrawable = false;
  std::vector<Reason> refused = {};  // why a change was not made
  bool nudged = false;
};

std::string thread_page(const ThreadPage& page);
std::string own_page(const OwnPage& page);
std::string receipt_page(const ReceiptPage& page);

// One sentence on a page of its own, for a link that leads nowhere any more or a mistake.
std::string message_page(const std::string& title, const std::string& message,
                         const std::string& page_url, const std::string& service_url = "");

}  // namespace web
