// What the program asks of the page: functions of web/library.js. Text goes as pointer and length; returned text is malloc'd.
#pragma once

extern "C" {
void koshReady();                 // the first frame is drawn: the loading screen goes
void koshRefuse();                // no WebGL 2: the page says so
void koshListen();                // starts the listeners of web/events.js
void koshForgetGraphics();        // names of objects that died with a lost context are forgotten, not deleted
void koshCheckSize();              // tells SDL when size or density of the canvas changed
void koshSetTitle();
void koshKeyboard(float x, float y, float height, int number);  // a field is open there and was touched; height 0: none is
int koshIsMac();
int koshPrefersReducedMotion();
int koshPrefersDark();
char* koshLanguage();
char* koshToday();
char* koshFragment();             // decoded, without '#'
char* koshAddress();
void koshSetAddress(const char* fragment, int size);
void koshPickFiles();
void koshDownload(const char* name, int nameSize, const char* mime, int mimeSize, const char* bytes, int size);
void koshOpenHtml(const char* html, int size);
void koshOffice(const char* kind, int kindSize, const char* name, int nameSize, const char* json, int size);
void koshDensity(float least);    // device pixels per CSS pixel, at least; 0: as the screen has them
void koshPicture(const char* name, int nameSize, float x, float y, float width, float height);  // of what was just drawn
void koshCopy(const char* text, int size);
void koshStore(const char* key, int keySize, const char* value, int valueSize);
char* koshStored(const char* key, int keySize);
void koshDescribe(const char* text, int size);
void koshSetLanguage(const char* tag, int size);
}
