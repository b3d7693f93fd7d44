; SPDX-FileCopyrightText: The Iron Journal contributors
; SPDX-License-Identifier: MIT
;
; Not tried: nobody had a Windows to run it on. Build the folder first (python packaging\bundle\make.py build\bundle),
; then, with Inno Setup 6:  iscc /DVersion=0.1.0 packaging\windows\iron-journal.iss
; From a shell of Git for Windows: MSYS_NO_PATHCONV=1 iscc ..., as /DVersion is taken for a path there.
; Installs for the reader alone, so that no administrator is asked; journals and backups lie elsewhere and stay.

#ifndef Version
  #error Say the version: iscc /DVersion=...
#endif

[Setup]
AppId={{6E0C2A0E-5B0B-4B61-9C4B-8D1E4B9F6A11}
AppName=Iron Journal
AppVersion={#Version}
AppPublisher=The Iron Journal contributors
DefaultDirName={autopf}\Iron Journal
DefaultGroupName=Iron Journal
PrivilegesRequired=lowest
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
ChangesAssociations=yes
Compression=lzma2
SolidCompression=yes
LicenseFile=..\..\LICENSE
OutputDir=..\..\dist
OutputBaseFilename=iron-journal-{#Version}-setup
UninstallDisplayIcon={app}\Iron Journal.exe

[Languages]
Name: "en"; MessagesFile: "compiler:Default.isl"
Name: "de"; MessagesFile: "compiler:Languages\German.isl"

[Files]
Source: "..\..\build\bundle\iron-journal\*"; DestDir: "{app}"; Flags: recursesubdirs ignoreversion

; "Iron Journal.exe" opens the window and no console; iron-journal.exe beside it is for commands.
[Icons]
Name: "{group}\Iron Journal"; Filename: "{app}\Iron Journal.exe"

[Registry]
Root: HKA; Subkey: "Software\Classes\.ironjournal"; ValueType: string; ValueData: "IronJournal.File"; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\IronJournal.File"; ValueType: string; ValueData: "Iron Journal"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\IronJournal.File\DefaultIcon"; ValueType: string; ValueData: "{app}\Iron Journal.exe,0"
Root: HKA; Subkey: "Software\Classes\IronJournal.File\shell\open\command"; ValueType: string; ValueData: """{app}\Iron Journal.exe"" ""%1"""
