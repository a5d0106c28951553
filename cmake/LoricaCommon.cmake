# SPDX-License-Identifier: GPL-3.0-or-later
# Compiler settings and lorica_library(): one static library per folder, its sources found by name.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/bin")
set(CMAKE_LIBRARY_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/lib")
if(NOT CMAKE_BUILD_TYPE)
    set(CMAKE_BUILD_TYPE Release)
endif()

find_program(LORICA_CCACHE ccache)
if(LORICA_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    set(CMAKE_CXX_COMPILER_LAUNCHER "${LORICA_CCACHE}")
endif()

add_compile_options("$<$<COMPILE_LANGUAGE:CXX>:-Wall;-Wextra;-Wno-unused-parameter;-Wno-missing-field-initializers;-fno-math-errno>")
if(LORICA_SANITIZE)
    add_compile_options(-fsanitize=${LORICA_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer -g1)
    add_link_options(-fsanitize=${LORICA_SANITIZE})
endif()

find_package(Threads REQUIRED)
find_package(fmt REQUIRED)
find_package(spdlog REQUIRED)
find_package(nlohmann_json REQUIRED)
find_path(LORICA_CLI11 CLI/CLI.hpp REQUIRED)

add_library(lorica_options INTERFACE)
target_include_directories(lorica_options INTERFACE "${CMAKE_SOURCE_DIR}")
target_link_libraries(lorica_options INTERFACE Threads::Threads)

# lorica_library(NAME DEPS ... PRIVATE_DEPS ...): lorica_NAME from every .cpp of the current folder.
# DEPS are other modules that the public headers of this one show; PRIVATE_DEPS may be any target.
function(lorica_library name)
    cmake_parse_arguments(ARG "" "FOLDER" "DEPS;PRIVATE_DEPS" ${ARGN})
    file(GLOB sources CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/${ARG_FOLDER}/*.cpp")
    if(NOT sources)
        add_library(lorica_${name} INTERFACE)
        target_link_libraries(lorica_${name} INTERFACE lorica_options ${ARG_DEPS})
        return()
    endif()
    add_library(lorica_${name} STATIC ${sources})
    target_link_libraries(lorica_${name} PUBLIC lorica_options ${ARG_DEPS} PRIVATE ${ARG_PRIVATE_DEPS})
    lorica_precompile(lorica_${name})
endfunction()

# One precompiled header for everything without torch and Qt: lorica_config makes it, the targets after it use it.
function(lorica_precompile target)
    if(target STREQUAL lorica_config)
        target_precompile_headers(${target} PRIVATE <nlohmann/json.hpp> <fmt/format.h> <algorithm> <filesystem> <functional> <map> <memory>
            <optional> <set> <span> <string> <string_view> <variant> <vector>)
    elseif(TARGET lorica_config)
        lorica_reuse_header(${target} lorica_config)
    endif()
endfunction()

# The precompiled header of a library. A program is compiled as the library is, -fPIC and not -fPIE and with its definitions, or it
# could not use it.
function(lorica_reuse_header target from)
    get_target_property(type ${target} TYPE)
    if(type STREQUAL EXECUTABLE)
        set_target_properties(${target} PROPERTIES POSITION_INDEPENDENT_CODE OFF)
        target_compile_options(${target} PRIVATE -fPIC)
        get_target_property(definitions ${from} COMPILE_DEFINITIONS)
        if(definitions)
            target_compile_definitions(${target} PRIVATE ${definitions})
        endif()
    endif()
    target_precompile_headers(${target} REUSE_FROM ${from})
endfunction()
