"""What the system says went wrong with a file, in the language spoken."""

from __future__ import annotations

import errno

from .language import N_, Words

CAUSES = Words(
    {
        errno.ENOENT: N_("không có tệp hoặc thư mục này"),
        errno.EISDIR: N_("đây là thư mục, không phải tệp"),
        errno.ENOTDIR: N_("phần trên đường dẫn không phải thư mục"),
        errno.EACCES: N_("không đủ quyền"),
        errno.EPERM: N_("không đủ quyền"),
        errno.EEXIST: N_("đã có tệp hoặc thư mục này"),
        errno.ENOSPC: N_("đĩa đã đầy"),
        errno.EROFS: N_("đĩa chỉ đọc"),
        errno.EIO: N_("đĩa báo lỗi đọc hoặc ghi"),
        errno.ENAMETOOLONG: N_("tên quá dài"),
        errno.ELOOP: N_("các liên kết đi vòng"),
    }
)


def cause(error: OSError) -> str:
    """Return the cause of an error, in the system's own words when we have none."""
    if error.errno is not None and error.errno in CAUSES:
        return CAUSES[error.errno]
    return error.strerror or str(error)
