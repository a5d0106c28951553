# SPDX-License-Identifier: GPL-3.0-or-later
# LORICA_HAS_CUDA and the language CUDA, where LORICA_CUDA asks for it and a toolkit is there. The CUDA runtime is the shared one that
# LibTorch loads too.

set(LORICA_HAS_CUDA OFF)
if(LORICA_CUDA STREQUAL "OFF" OR NOT LORICA_ENGINE)
    return()
endif()
if(NOT CMAKE_CUDA_COMPILER)
    find_program(LORICA_NVCC nvcc PATHS /usr/local/cuda/bin)
    if(LORICA_NVCC)
        set(CMAKE_CUDA_COMPILER "${LORICA_NVCC}")
    elseif(LORICA_CUDA STREQUAL "ON")
        message(FATAL_ERROR "LORICA_CUDA is ON, and there is no nvcc. Install the CUDA Toolkit 13.0, or set LORICA_CUDA to OFF.")
    else()
        return()
    endif()
endif()
if(NOT CMAKE_CUDA_ARCHITECTURES)
    set(CMAKE_CUDA_ARCHITECTURES 80-real 86-real 89-real 90)   # Ampere to Hopper; newer cards through PTX
endif()
set(CMAKE_CUDA_RUNTIME_LIBRARY Shared)
set(CMAKE_CUDA_STANDARD 17)   # CMake 3.25 does not know 20 for this nvcc
set(CMAKE_CUDA_STANDARD_REQUIRED ON)
if(LORICA_CCACHE AND NOT CMAKE_CUDA_COMPILER_LAUNCHER)
    set(CMAKE_CUDA_COMPILER_LAUNCHER "${LORICA_CCACHE}")
endif()
enable_language(CUDA)
set(LORICA_HAS_CUDA ON)
