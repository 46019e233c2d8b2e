#include "commands/page_argument.h"

#include "settings/page_address.h"
#include "usecases/read_thread.h"

namespace commands {

base::Result<std::string> key_of_page(const std::string& page, storage::Store& store) {
  if (!settings::is_full_address(page)) return usecases::meant_key(page, store);
  return base::Fault{base::Code::bad_request, "\"" + page +
                                                  "\" is a full address; give only the page's "
                                                  "path, such as /posts/a/"};
}

}  // namespace commands
