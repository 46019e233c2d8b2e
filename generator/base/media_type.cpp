#include "base/media_type.h"

#include <array>
#include <utility>

#include "base/files.h"
#include "base/text.h"

namespace base {

std::string media_type(std::string_view path) {
  using Type = std::pair<std::string_view, std::string_view>;
  constexpr auto kTypes = std::to_array<Type>({{".html", "text/html"},
                                               {".css", "text/css"},
                                               {".js", "text/javascript"},
                                               {".mjs", "text/javascript"},
                                               {".json", "application/json"},
                                               {".xml", "application/xml"},
                                               {".txt", "text/plain"},
                                               {".svg", "image/svg+xml"},
                                               {".png", "image/png"},
                                               {".jpg", "image/jpeg"},
                                               {".jpeg", "image/jpeg"},
                                               {".gif", "image/gif"},
                                               {".webp", "image/webp"},
                                               {".avif", "image/avif"},
                                               {".bmp", "image/bmp"},
                                               {".ico", "image/x-icon"},
                                               {".woff2", "font/woff2"},
                                               {".pdf", "application/pdf"},
                                               {".mp3", "audio/mpeg"},
                                               {".mp4", "video/mp4"},
                                               {".webmanifest", "application/manifest+json"}});
  const std::string ending = lower_case(extension(file_name(path)));
  for (const auto& [known, type] : kTypes) {
    if (ending == known) return std::string(type);
  }
  return "application/octet-stream";
}

std::string content_type(std::string_view path) {
  std::string type = media_type(path);
  if (type.starts_with("text/")) type += "; charset=utf-8";
  return type;
}

}  // namespace base
