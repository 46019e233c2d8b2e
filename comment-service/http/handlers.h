// The handlers of all routes. Each decodes the request, runs a use case and encodes the answer.
#pragma once

#include "http/message.h"
#include "http/services.h"

namespace http {

base::Result<Response> list_comments(const Services& services, const Request& request);
base::Result<Response> submit_comment(const Services& services, const Request& request);
base::Result<Response> refuse_comment_form(const Services& services, const Request& request,
                                           const base::Fault& fault);
base::Result<Response> preview_comment(const Services& services, const Request& request);
base::Result<Response> show_own_comment(const Services& services, const Request& request);
base::Result<Response> edit_own_comment(const Services& services, const Request& request);
base::Result<Response> withdraw_own_comment(const Services& services, const Request& request);
base::Result<Response> show_fragment(const Services& services, const Request& request);
base::Result<Response> show_form(const Services& services, const Request& request);
base::Result<Response> show_counts(const Services& services, const Request& request);

base::Result<Response> show_site_feed(const Services& services, const Request& request);
base::Result<Response> show_thread_feed(const Services& services, const Request& request);

base::Result<Response> list_queue(const Services& services, const Request& request);
base::Result<Response> decide_comment(const Services& services, const Request& request);
base::Result<Response> decide_many(const Services& services, const Request& request);
base::Result<Response> reply_to_comment(const Services& services, const Request& request);
base::Result<Response> list_blocks(const Services& services, const Request& request);
base::Result<Response> add_block(const Services& services, const Request& request);
base::Result<Response> remove_block(const Services& services, const Request& request);
base::Result<Response> show_audit(const Services& services, const Request& request);
base::Result<Response> change_thread(const Services& services, const Request& request);

base::Result<Response> show_policy(const Services& services, const Request& request);
base::Result<Response> apply_policy(const Services& services, const Request& request);
base::Result<Response> dry_run_policy(const Services& services, const Request& request);

base::Result<Response> put_manifest(const Services& services, const Request& request);
base::Result<Response> show_snapshot(const Services& services, const Request& request);

base::Result<Response> show_thread_page(const Services& services, const Request& request);
base::Result<Response> show_own_page(const Services& services, const Request& request);
base::Result<Response> change_own_page(const Services& services, const Request& request);
base::Result<Response> refuse_own_form(const Services& services, const Request& request,
                                       const base::Fault& fault);
base::Result<Response> show_receipt(const Services& services, const Request& request);
base::Result<Response> show_asset(const Services& services, const Request& request);

}  // namespace http
