// A plain HTTP client that sends exactly the bytes it is given.
#pragma once

#include <map>
#include <string>

namespace support {

struct Answer {
  // 0: the connection ended before an answer came.
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
  // Reads one answer; `method` HEAD has no body.
  Answer receive(const std::string& method = "GET");
  // Sends a whole request and reads the answer.
  Answer ask(const std::string& method, const std::string& target, const std::string& headers = "",
             const std::string& body = "");
  // Reads until the other side closes; what an answer has behind its head without Content-Length.
  std::string rest();
  // Reads on until behind these bytes; false when they do not come.
  bool skip_past(const std::string& bytes);
  // True when the other side has closed; waits for it at most ten seconds.
  bool closed();

 private:
  bool more();

  int socket_ = -1;
  std::string buffer_;
};

}  // namespace support
