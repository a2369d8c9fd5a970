#include "pipeline/passed_descriptor.h"

#include <sys/socket.h>
#include <sys/uio.h>

#include <array>
#include <cerrno>
#include <cstring>

namespace prongsai {
namespace {

/// A message that has room for a descriptor.
struct Message {
  Message(void* data, std::size_t size) : content{data, size} {
    header.msg_iov = &content;
    header.msg_iovlen = 1;
    header.msg_control = control.data();
    header.msg_controllen = control.size();
  }
  Message(const Message&) = delete;
  Message& operator=(const Message&) = delete;

  alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof(int))> control{};
  iovec content;
  msghdr header{};
};

}  // namespace

bool send_with_descriptor(int socket, std::string_view bytes, int descriptor) {
  Message message(const_cast<char*>(bytes.data()), bytes.size());  // sendmsg() reads them only
  cmsghdr* const rights = CMSG_FIRSTHDR(&message.header);
  rights->cmsg_level = SOL_SOCKET;
  rights->cmsg_type = SCM_RIGHTS;
  rights->cmsg_len = CMSG_LEN(sizeof descriptor);
  std::memcpy(CMSG_DATA(rights), &descriptor, sizeof descriptor);
  ssize_t sent = 0;
  do sent = sendmsg(socket, &message.header, MSG_NOSIGNAL);
  while (sent < 0 && errno == EINTR);
  return sent == static_cast<ssize_t>(bytes.size());
}

ssize_t receive_with_descriptor(int socket, void* data, std::size_t size, int flags, int& descriptor) {
  Message message(data, size);
  ssize_t received = 0;
  do received = recvmsg(socket, &message.header, flags | MSG_CMSG_CLOEXEC);
  while (received < 0 && errno == EINTR);
  if (received <= 0) return received;
  const cmsghdr* rights = CMSG_FIRSTHDR(&message.header);
  if (rights != nullptr && rights->cmsg_type == SCM_RIGHTS) std::memcpy(&descriptor, CMSG_DATA(rights), sizeof descriptor);
  return received;
}

}  // namespace prongsai
