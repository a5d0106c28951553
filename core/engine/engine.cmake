# SPDX-License-Identifier: GPL-3.0-or-later
# Everything that may include torch: one static library with one precompiled header, and the module the programs open.
set(torch_sources)
foreach(folder engine ops models peft train eval export)
    file(GLOB found CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/${folder}/*.cpp")
    list(APPEND torch_sources ${found})
endforeach()
list(FILTER torch_sources EXCLUDE REGEX "/engine/(loader|module)\\.cpp$")
if(torch_sources)
    add_library(lorica_torch STATIC ${torch_sources})
    target_link_libraries(lorica_torch PUBLIC lorica_data lorica_store lorica_hub lorica_kernels
        PRIVATE lorica_torch_api fmt::fmt nlohmann_json::nlohmann_json)
    target_precompile_headers(lorica_torch PRIVATE <torch/torch.h>)
endif()
if(EXISTS "${CMAKE_CURRENT_SOURCE_DIR}/engine/module.cpp")
    add_library(lorica_engine MODULE engine/module.cpp)
    target_link_libraries(lorica_engine PRIVATE lorica_torch lorica_torch_api)
    set_target_properties(lorica_engine PROPERTIES CXX_VISIBILITY_PRESET hidden)
endif()
