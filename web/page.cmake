# The page: SDL2, the platform and the program as one script, and the folder that is served and opened by double click.
if(NOT EXISTS ${SDL2_DIR}/include/SDL.h OR NOT TARGET kosh_ui)
  message(STATUS "SDL2's source is not in ${SDL2_DIR}: the page is left out (./dev setup fetches it)")
  return()
endif()
# SDL ships a ready configuration for Emscripten; its own CMake would try a hundred small programs first (minutes).
set(sdl_files)
foreach(folder . atomic cpuinfo events file joystick joystick/emscripten libm loadso/dummy locale locale/emscripten misc misc/emscripten render
        sensor sensor/dummy stdlib thread thread/generic timer timer/unix video video/emscripten)
  file(GLOB files ${SDL2_DIR}/src/${folder}/*.c)
  list(APPEND sdl_files ${files})
endforeach()
add_library(kosh_sdl STATIC ${sdl_files})
target_include_directories(kosh_sdl SYSTEM PUBLIC ${SDL2_DIR}/include)
target_include_directories(kosh_sdl PRIVATE ${SDL2_DIR}/src ${SDL2_DIR}/src/video/khronos)
target_compile_definitions(kosh_sdl PRIVATE SDL_AUDIO_DISABLED=1 SDL_RENDER_DISABLED=1 SDL_LOADSO_DUMMY=1 SDL_POWER_DISABLED=1)
target_compile_options(kosh_sdl PRIVATE -w)

add_library(kosh_platform STATIC src/platform/web.cpp src/platform/frame.cpp
  ${IMGUI_DIR}/backends/imgui_impl_sdl2.cpp ${IMGUI_DIR}/backends/imgui_impl_opengl3.cpp)
target_compile_definitions(kosh_platform PRIVATE IMGUI_IMPL_OPENGL_ES3)
target_include_directories(kosh_platform PUBLIC ${CMAKE_SOURCE_DIR}/src)
target_link_libraries(kosh_platform PUBLIC kosh_imgui kosh_sdl)

set(KOSH_MAIN ${CMAKE_SOURCE_DIR}/src/main.cpp CACHE FILEPATH "The program's main file")
set(KOSH_SITE ${CMAKE_SOURCE_DIR}/build/web CACHE PATH "Where the page goes")
set(KOSH_PAGE_SCRIPTS files keyboard events)  # linked behind the program's own script, in this order
list(TRANSFORM KOSH_PAGE_SCRIPTS REPLACE "(.+)" "${CMAKE_SOURCE_DIR}/web/\\1.js")
add_executable(kosh_screen ${KOSH_MAIN})
target_compile_options(kosh_screen PRIVATE -Wall -Wextra)
target_link_libraries(kosh_screen PRIVATE kosh_platform ${KOSH_LAYERS} kosh_assets)
if(TARGET kosh_map_renderer)
  target_link_libraries(kosh_screen PRIVATE kosh_map_renderer)
endif()
set_target_properties(kosh_screen PROPERTIES OUTPUT_NAME app RUNTIME_OUTPUT_DIRECTORY ${KOSH_SITE}/web
  LINK_DEPENDS "${CMAKE_SOURCE_DIR}/web/library.js;${KOSH_PAGE_SCRIPTS}")
target_link_options(kosh_screen PRIVATE -O2 -sSINGLE_FILE=1 -sFILESYSTEM=0 -sALLOW_MEMORY_GROWTH=1 -sENVIRONMENT=web
  -sMIN_WEBGL_VERSION=2 -sMAX_WEBGL_VERSION=2 -sEXPORTED_FUNCTIONS=_main,_malloc,_free
  --js-library ${CMAKE_SOURCE_DIR}/web/library.js)
foreach(script ${KOSH_PAGE_SCRIPTS})
  target_link_options(kosh_screen PRIVATE "SHELL:--post-js ${script}")
endforeach()

set(KOSH_SITE_FILES ${KOSH_SITE}/index.html)
foreach(template index.html web/manifest.webmanifest)
  add_custom_command(OUTPUT ${KOSH_SITE}/${template}
    COMMAND ${KOSH_PYTHON} ${CMAKE_SOURCE_DIR}/web/page.py ${CMAKE_SOURCE_DIR}/src/text/strings.inc
            ${CMAKE_SOURCE_DIR}/${template} ${KOSH_SITE}/${template}
    DEPENDS ${template} web/page.py src/text/strings.inc VERBATIM)
  list(APPEND KOSH_SITE_FILES ${KOSH_SITE}/${template})
endforeach()
foreach(file shell.js style.css icon.svg)
  add_custom_command(OUTPUT ${KOSH_SITE}/web/${file}
    COMMAND ${CMAKE_COMMAND} -E copy ${CMAKE_SOURCE_DIR}/web/${file} ${KOSH_SITE}/web/${file} DEPENDS web/${file} VERBATIM)
  list(APPEND KOSH_SITE_FILES ${KOSH_SITE}/web/${file})
endforeach()
# DOCX and XLSX of documents: npm packages bundled into one classic script that the page loads when it is first asked for.
set(KOSH_ESBUILD ${CMAKE_SOURCE_DIR}/web/node_modules/.bin/esbuild)
if(EXISTS ${KOSH_ESBUILD})
  file(GLOB KOSH_OFFICE_FILES CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/web/office*.mjs)
  add_custom_command(OUTPUT ${KOSH_SITE}/web/office.js
    COMMAND ${KOSH_ESBUILD} ${CMAKE_SOURCE_DIR}/web/office.mjs --bundle --format=iife --global-name=koshOffice --minify --charset=utf8
            --legal-comments=eof --log-level=warning --target=chrome90,firefox90,safari15 --outfile=${KOSH_SITE}/web/office.js
    DEPENDS ${KOSH_OFFICE_FILES} web/package-lock.json COMMENT "Bundling web/office.js" VERBATIM)
  list(APPEND KOSH_SITE_FILES ${KOSH_SITE}/web/office.js)
else()
  message(STATUS "npm packages of web/ are missing: DOCX and XLSX are left out (./dev setup installs them)")
endif()
add_custom_command(OUTPUT ${KOSH_SITE}/sw.js  # at the top: a service worker reaches only its own folder
  COMMAND ${CMAKE_COMMAND} -E copy ${CMAKE_SOURCE_DIR}/web/sw.js ${KOSH_SITE}/sw.js DEPENDS web/sw.js VERBATIM)
list(APPEND KOSH_SITE_FILES ${KOSH_SITE}/sw.js)
add_custom_target(kosh_page ALL DEPENDS ${KOSH_SITE_FILES})
add_dependencies(kosh_page kosh_screen)

# The page of ./dev bench for density maps of a million points: built only when it is asked for.
if(TARGET kosh_map_renderer)
  add_executable(kosh_density_bench EXCLUDE_FROM_ALL ${CMAKE_SOURCE_DIR}/tests/bench/page/density_page.cpp)
  target_link_libraries(kosh_density_bench PRIVATE kosh_map_renderer kosh_map kosh_core kosh_assets)
  set_target_properties(kosh_density_bench PROPERTIES OUTPUT_NAME density RUNTIME_OUTPUT_DIRECTORY ${KOSH_SITE}/bench)
  target_link_options(kosh_density_bench PRIVATE -O2 -sSINGLE_FILE=1 -sFILESYSTEM=0 -sALLOW_MEMORY_GROWTH=1 -sENVIRONMENT=web
    -sMIN_WEBGL_VERSION=2 -sMAX_WEBGL_VERSION=2 -sMODULARIZE=1 -sEXPORT_NAME=koshDensity --no-entry)
endif()
