#include "support/client.h"

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <utility>

namespace support {

Client::Client(int port) {
  const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  // With this time-out a test fails instead of hanging.
  const timeval timeouts{60, 0};
  ::setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &timeouts, sizeof timeouts);
  if (::connect(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0) {
    socket_ = socket;
  } else {
    ::close(socket);
  }
}

Client::~Client() {
  if (socket_ >= 0) ::close(socket_);
}

bool Client::send(const std::string& bytes) {
  std::size_t done = 0;
  while (done < bytes.size()) {
    const ssize_t sent = ::send(socket_, bytes.data() + done, bytes.size() - done, MSG_NOSIGNAL);
    if (sent <= 0) return false;
    done += static_cast<std::size_t>(sent);
  }
  return true;
}

bool Client::more() {
  std::array<char, 16384> bytes{};
  const ssize_t got = ::recv(socket_, bytes.data(), bytes.size(), 0);
  if (got <= 0) return false;
  buffer_.append(bytes.data(), static_cast<std::size_t>(got));
  return true;
}

std::string Client::rest() {
  while (more()) {
  }
  return std::exchange(buffer_, {});
}

bool Client::skip_past(const std::string& bytes) {
  while (buffer_.find(bytes) == std::string::npos) {
    if (!more()) return false;
  }
  buffer_.erase(0, buffer_.find(bytes) + bytes.size());
  return true;
}

bool Client::closed() {
  std::array<char, 4096> bytes{};
  while (true) {
    const ssize_t got = ::recv(socket_, bytes.data(), bytes.size(), 0);
    if (got == 0 || (got < 0 && errno == ECONNRESET)) return true;
    if (got < 0) return false;
  }
}

Answer Client::receive(const std::string& method) {
  Answer answer;
  std::size_t end = 0;
  while ((end = buffer_.find("\r\n\r\n")) == std::string::npos) {
    if (!more()) return {};
  }
  std::string head = buffer_.substr(0, end + 2);
  buffer_.erase(0, end + 4);
  std::size_t line = head.find("\r\n") + 2;
  answer.status = std::stoi(head.substr(9, 3));
  while (line < head.size()) {
    const std::size_t stop = head.find("\r\n", line);
    const std::size_t colon = head.find(": ", line);
    std::string name = head.substr(line, colon - line);
    std::ranges::transform(name, name.begin(),
                           [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    answer.headers[name] = head.substr(colon + 2, stop - colon - 2);
    line = stop + 2;
  }
  const auto length = answer.headers.find("content-length");
  if (length == answer.headers.end() || method == "HEAD") return answer;
  const std::size_t size = std::stoul(length->second);
  while (buffer_.size() < size) {
    if (!more()) return {};
  }
  answer.body = buffer_.substr(0, size);
  buffer_.erase(0, size);
  return answer;
}

Answer Client::ask(const std::string& method, const std::string& target, const std::string& headers,
                   const std::string& body) {
  std::string request = method + " " + target + " HTTP/1.1\r\nHost: localhost\r\n" + headers;
  if (!body.empty()) request += "Content-Length: " + std::to_string(body.size()) + "\r\n";
  if (!send(request + "\r\n" + body)) return {};
  return receive(method);
}

}  // namespace support
