// A plain HTTP client that sends exactly the bytes it is given.
#pragma once

#include <map>
#include <string>

namespace support {

struct Answer {
  // 0 when the connection ended before an answer arrived.
  int status = 0;
  // Names in lower case.
  std::map<std::string, std::string> headers;
  std::string body;
};

class Client {
 public:
  explicit Client(int port);
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;
  Client(Client&&) = delete;
  Client& operator=(Client&&) = delete;
  ~Client();

  bool connected() const { return socket_ >= 0; }
  bool send(const std::string& bytes);
  // Reads one answer. `method` is needed because an answer to HEAD has no body.
  Answer receive(const std::string& method = "GET");
  // Sends a whole request and reads the answer.
  Answer ask(const std::string& method, const std::string& target, const std::string& headers = "",
             const std::string& body = "");
  // Reads until the server closes, for the body of an answer without Content-Length.
  std::string rest();
  // Reads until these bytes have arrived; returns false if they do not.
  bool skip_past(const std::string& bytes);
  // Whether the server has closed; waits up to ten seconds.
  bool closed();

 private:
  bool more();

  int socket_ = -1;
  std::string buffer_;
};

}  // namespace support
