# SPDX-License-Identifier: GPL-3.0-or-later
# Target lorica_torch_api: LibTorch's CPU half out of the unpacked wheel (or an installed torch, LORICA_TORCH_ROOT).
# libtorch_cuda is opened at run time where a GPU is present, so a CPU machine never loads it.

set(LORICA_TORCH_ROOT "${LORICA_SITE}/torch" CACHE PATH "Folder of the torch package (include/, lib/)")
if(NOT LORICA_ENGINE)
    return()
endif()
if(NOT EXISTS "${LORICA_TORCH_ROOT}/lib/libtorch_cpu.so")
    message(FATAL_ERROR "LibTorch is not in ${LORICA_TORCH_ROOT}. ./run --build-only fetches it.")
endif()
find_library(LORICA_CUDART NAMES cudart libcudart.so.13 NO_CACHE
    PATHS "${LORICA_SITE}/nvidia/cu13/lib" /usr/local/cuda/lib64)

add_library(lorica_torch_api INTERFACE)
target_include_directories(lorica_torch_api SYSTEM INTERFACE
    "${LORICA_TORCH_ROOT}/include" "${LORICA_TORCH_ROOT}/include/torch/csrc/api/include")
target_link_libraries(lorica_torch_api INTERFACE
    "${LORICA_TORCH_ROOT}/lib/libtorch_cpu.so" "${LORICA_TORCH_ROOT}/lib/libc10.so")
# RPATH (not RUNPATH) so that libtorch's own needs are found beside it as well.
target_link_options(lorica_torch_api INTERFACE
    "-Wl,--disable-new-dtags" "-Wl,-rpath,${LORICA_TORCH_ROOT}/lib" "-Wl,-rpath,${LORICA_SITE}/nvidia/cu13/lib"
    "-Wl,-rpath,/usr/local/cuda/lib64" "-Wl,--allow-shlib-undefined")
target_compile_options(lorica_torch_api INTERFACE -Wno-unused-variable -Wno-sign-compare)
# LibTorch's include folder has its own fmt, newer than the system's and without its compiled half: there it is all inline.
target_compile_definitions(lorica_torch_api INTERFACE FMT_HEADER_ONLY=1)
# at::parallel_for is serial in a source that is not compiled for OpenMP. One runtime for both: the one beside LibTorch.
target_compile_options(lorica_torch_api INTERFACE -fopenmp)
find_library(LORICA_GOMP NAMES libgomp.so.1 gomp NO_CACHE PATHS "${LORICA_TORCH_ROOT}/lib" NO_DEFAULT_PATH)
if(LORICA_GOMP)
    target_link_libraries(lorica_torch_api INTERFACE "${LORICA_GOMP}")
else()
    target_link_libraries(lorica_torch_api INTERFACE gomp)
endif()
