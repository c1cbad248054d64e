"""The words that WhatsApp itself puts into an export, in the languages it writes them in.

Facts of the format, taken from exports: one phrase a meaning and language, parted by ``|``,
compared without case, full stop or surrounding space.
"""

from typing import Final

# On an iPhone, in place of a picture, film, sound, sticker, GIF or document.
MEDIA_LEFT_OUT: Final = """image omitted|video omitted|audio omitted|sticker omitted
|GIF omitted|document omitted|video note omitted|voice message omitted|View once photo omitted
|View once video omitted|View once voice message omitted|album omitted|obraz pominięty
|wideo pominięte|audio pominięte|pominięto naklejkę|naklejka pominięta|Plik GIF pominięty
|GIF pominięty|dokument pominięty|imagen omitida|Video omitido|audio omitido|sticker omitido
|GIF omitido|documento omitido|imagem não revelada|vídeo não revelado
|ficheiro de áudio não revelado|áudio não revelado|sticker não revelado|GIF não revelada
|GIF não revelado|documento não revelado|imagem ocultada|vídeo omitido|áudio ocultado
|figurinha omitida|image absente|vidéo absente|audio omis|sticker omis|GIF retiré
|document manquant|Bild weggelassen|Video weggelassen|Audio weggelassen|Sticker weggelassen
|GIF weggelassen|Dokument weggelassen|immagine omessa|video omesso|audio omesso
|sticker non incluso|GIF esclusa|documento omesso|afbeelding weggelaten|video weggelaten
|audio weggelaten|sticker weggelaten|GIF weggelaten|document weggelaten|obrázek vynechán
|video vynecháno|zvukový soubor vynechán|nálepka vynechána|GIF vynechán|dokument vynechán
|obrázok vynechaný|video vynechané|zvuk vynechaný|nálepka vynechaná|GIF vynechaný
|dokument vynechaný|изображение отсутствует|видео отсутствует|аудиофайл отсутствует
|стикер не добавлен|GIF отсутствует|документ отсутствует|зображення відсутнє|відео відсутнє
|аудіо відсутнє|Наклейку не додано|GIF-анімацію пропущено|документ пропущено|Imagine omisă
|clip video omis|fără audio|GIF omis|document omis|sticker omis|görüntü dahil edilmedi
|video dahil edilmedi|ses dahil edilmedi|Çıkartma dahil edilmedi|GIF dahil edilmedi
|belge dahil edilmedi|لم يتم إدراج الصورة|لم يتم إدراج الفيديوهات|لم يتم إدراج المقاطع الصوتية
|تم حذف الملصقات|لم يتم إدراج صورة GIF|لم يتم إدراج المستند|تصویر حذف شد|ویدیو حذف شد
|صدا حذف شد|استیکر حذف شد|GIF حذف شد|سند حذف شد|تصویر نکال دی گئی ہے|ویڈیو نظرانداز
|آڈیو نظرانداز|اسٹیکر نظرانداز|GIF نظرانداز|دستاویز نظرانداز|फ़ोटो हटाई गई|वीडियो छोड़ा गया
|ऑडियो हटाई गयी|स्टिकर छोड़ा गया|GIF छोड़ा गया|डॉक्यूमेंट छोड़ा गया|ইমেজ বাদ দেওয়া হয়েছে
|ভিডিও বাদ দেওয়া হয়েছে|অডিও বাদ দেওয়া হয়েছে|স্টিকার বাদ দেওয়া হয়েছে
|জিআইএফ বাদ দেওয়া হয়েছে|ডকুমেন্ট বাদ দেওয়া হয়েছে|છબી પડતી મૂકાઈ|વિડિયો પડતી મુકાઈ
|ઓડિયો ફાઇલ શામેલ કરી નથી|સ્ટીકર પડતું મુકાયું|GIF પડતી મૂકાઈ|इमेज वगळली|व्हिडीओ वगळला
|ऑडिओ वगळला|स्टिकर वगळले|GIF वगळले|डॉक्युमेंट वगळले|圖片已略去|影片已略去|音訊已略去
|貼圖已略去|GIF 已略去|文件已略去|圖像已省略|影片已省略|音訊已省略|照片已忽略|视频已忽略
|音频已忽略|贴图已省略|GIF 动态图已被忽略|文档已省略|画像は含まれていません
|ビデオは含まれていません|音声は含まれていません|スタンプは含まれていません
|GIFは含まれていません|ドキュメントは含まれていません|이미지 생략됨|비디오 생략됨
|오디오 생략됨|스티커 제외됨|GIF 생략됨|문서 생략됨|gambar tidak disertakan
|video tidak disertakan|audio tidak disertakan|stiker tidak disertakan|GIF tidak disertakan
|dokumen tidak disertakan|imej tidak dimasukkan|video tidak dimasukkan|audio tidak dimasukkan
|pelekat tidak dimasukkan|GIF tidak dimasukkan|dokumen tidak dimasukkan|ไม่มีรูปภาพ
|วิดีโอถูกลบ|ไม่มีไฟล์เสียง|ไม่มีสติกเกอร์|ละเว้น GIF|ละเว้นเอกสาร|đã bỏ qua hình ảnh
|đã bỏ video|bỏ qua tệp âm thanh|đã bỏ sticker|Đã bỏ qua ảnh GIF|đã bỏ qua tài liệu
|bild utesluten|video utesluten|ljud uteslutet|ljud utelslutet|sticker utesluten|GIF utesluten
|dokument uteslutet|bilde ikke inkludert|video utelatt|lyd utelatt|klistremerke utelatt
|GIF utelatt|utelatt dokument|billede udeladt|video udeladt|lyd udeladt|klistermærke udeladt
|GIF udeladt|dokument udeladt|ei kuvaa|videota ei sisällytetä|äänitiedostoa ei sisällytetä
|tarraa ei sisällytetty|GIF-animaatio jätetty pois|dokumenttia ei sisällytetä
|εικόνα παραλείφθηκε|βίντεο παραλείφθηκε|ήχος παραλείφθηκε|αυτοκόλλητο παραλήφθηκε
|Παράληψη GIF|έγγραφο παραλείφθηκε|kép küldése sikertelen|Videó kihagyva|Hang kihagyása
|matrica kihagyva|GIF fájl kihagyása|dokumentum kihagyva|slika izostavljena|video izostavljen
|zvuk izostavljen|naljepnica izostavljena|GIF izostavljen|dokument izostavljen|התמונה הושמטה
|סרטון הווידאו הושמט|קטע קול הושמט|סטיקר הושמט|GIF הושמט|מסמך הושמט|Imatge omesa|vídeo omès
|Àudio omès|adhesiu omès|GIF omès|Document omès|íomhá ligthe ar lár|físeán ligthe ar lár
|comhad fuaime ar lár|GIF ligthe ar lár"""

CONTACT_LEFT_OUT: Final = """Contact card omitted|Pominięta wizytówka kontaktu
|wizytówka pominięta|Tarjeta de contacto omitida|Contacto não revelado
|Cartão do contato omitido|Fiche contact manquante|Kontaktkarte ausgelassen
|Scheda contatto omessa|Visitekaartje weggelaten|Vizitka vynechána|Karta kontaktu vynechaná
|Карточка контакта отсутствует|Картка контакту відсутня|Carte de vizită contact omisă
|Kişi kartı dahil edilmedi|لم يتم إدراج بطاقة جهة اتصال|برگ مخاطب حذف شد|رابطہ کارڈ نظر انداز
|कॉन्टैक्ट कार्ड छोड़ा गया|পরিচিতির কার্ড বাদ দেওয়া হয়েছে|સંપર્કનું કાર્ડ પડતું મૂકાયું
|संपर्क कार्ड वगळले|聯絡人卡片已略去|聯絡人卡片已省略|联系人卡片已忽略|連絡先カードを省略
|연락처 카드 생략됨|Kartu kontak tidak disertakan|Kad kenalan tidak dimasukkan
|บัตรรายชื่อที่ละเว้น|Bỏ qua thẻ liên lạc|Kontaktkort uteslutet|Kontaktkort sløyfet
|Kontaktkort udeladt|Yhteystietokortti jätettiin pois|Η κάρτα επαφής παραλήφθηκε
|Névjegykártya kihagyva|Posjetnica izostavljena|כרטיס איש קשר הושמט|Targeta de contacte omesa
|Cárta teagmhála ar lár"""

# On Android, between < and >, in place of anything that was not words.
ANDROID_LEFT_OUT: Final = """Media omitted|Pominięto multimedia|pliki pominięto
|Multimedia omitido|Multimedia omitidos|Archivo omitido|Archivos omitidos|Mídia omitida
|Mídia oculta|Ficheiro não revelado|Média oculta|Fichier omis|Médias omis|Média omis
|Média omise|Medien weggelassen|Medien ausgeschlossen|Medien ausgelassen|Media omesso
|Media omessi|Media weggelaten|Média vynechána|Média vynechány|Médiá vynechané|Файл пропущен
|Без медиафайлов|Медіа пропущено|Без файл|Без фајл|медији су изостављени|Conținut media omis
|Fișiere media omise|Medya atlanmış|Medya dahil edilmedi|تم استبعاد الوسائط
|پيوست نما/آهنگ حذف شد|رسانه حذف شد|میڈیا چھوڑ دیا گیا|मीडिया के बिना|मीडिया छोड़ा गया
|मीडिया वगळले|মিডিয়া বাদ দেওয়া হয়েছে|મીડિયા અવગણાયું|ਮੀਡੀਆ ਛੱਡਿਆ ਗਿਆ|ஊடகங்கள் நீக்கப்பட்டது
|మాధ్యమం విస్మరించబడింది|മീഡിയ ഒഴിവാക്കി|ಮೀಡಿಯಾ ಕೈಬಿಡಲಾಗಿದೆ|忽略多媒體檔|省略多媒体文件
|媒體已略去|已略去媒體檔案|メディアは含まれていません|メディアなし
|미디어 파일을 생략한 대화내용|미디어 파일 제외됨|Media tidak disertakan|Media disingkirkan
|สื่อถูกลบ|Bỏ qua Media|Media har utelämnats|Uten vedlegg|Mediefil udeladt|Media jätetty pois
|Εξαίρεση πολυμέσων|Hiányzó médiafájl|Medijski zapis izostavljen|Medij izpuščen|Bez multivides
|Praleistas medijos turinys|Meedia ära jäetud|Pa media|Media çıxarılmışdır
|Fayl o‘tkazib yuborildi|Файл қосылған жоқ|Media imerukwa|מדיה הושמטה|המדיה לא נכללה
|Mitjans omesos|Walang kalakip na media|Media weggelaat|Video note omitted
|View once message omitted"""

# On Android, in brackets after the name of a file.
ANDROID_ATTACHED: Final = """file attached|plik załączony|załączony plik|archivo adjunto
|archivo adjuntado|arquivo anexado|ficheiro anexado|fichier joint|Datei angehängt
|file allegato|bestand bijgevoegd|soubor byl přiložen|súbor pripojený|файл добавлен
|файл додано|прикачен файл|прикачен фајл|fișier atașat|dosya ekli|الملف مرفق|پیوست شد
|پیوستہ فائل|फ़ाइल संलग्न|फाइल संलग्न|फाइल अटैच कर दी गई है|ফাইল সংযুক্ত হয়েছে|ફાઇલ જોડાયેલ
|ਅਟੈਚ ਕੀਤੀ ਫਾਇਲ|ఫైల్ జోడించబడినది|附件檔案|文件附件|檔案附件|添付ファイル有り|ファイル添付
|添付ファイル|파일 첨부됨|file terlampir|fail dilampirkan|ไฟล์ที่แนบ|tệp đính kèm|bifogad fil
|vedlagt fil|fil vedhæftet|liitetiedosto|συνημμένο αρχείο|fájl csatolva|datoteka u privitku
|priložena datoteka|pievienots fails|byla prisegta|fail lisatud|skedë e ngjitur
|fayl əlavə olunub|faili limeambatanishwa|קובץ מצורף|arxiu adjunt|nakalakip na file
|lêer aangeheg"""

# On an iPhone, between < and the name of a file.
IPHONE_ATTACHED: Final = """attached|załączony|załączono|adjunto|anexo|anexado|pièce jointe
|Anhang|angehängt|allegato|bijgevoegd|příloha|přiloženo|príloha|прикреплено|додано|atașare
|atașat|eklendi|المُرفق|پیوست|پیوستہ|अटैच किया गया|संलग्न केले|જોડાયેલ|সংযুক্ত|附件
|添付ファイル|첨부됨|terlampir|dilampirkan|แนบ|đính kèm|bifogat|vedlagt|vedhæftet|liite
|επισυνάφθηκε|csatolva|priloženo|מצורף|adjunt|ceangailte"""

DELETED: Final = """This message was deleted|You deleted this message
|This message was deleted by admin|This message was deleted by the group admin
|Ta wiadomość została usunięta|Usunąłeś tę wiadomość|Usunęłaś tę wiadomość
|Usunięto tę wiadomość|Usunąłeś(-ęłaś) tę wiadomość|Usunąłeś(aś) tę wiadomość
|Se eliminó este mensaje|Eliminaste este mensaje|Este mensaje fue eliminado
|Esta mensagem foi apagada|Apagou esta mensagem|Você apagou esta mensagem|Mensagem apagada
|Esta mensagem foi apagada pelo remetente|Ce message a été supprimé
|Vous avez supprimé ce message|Diese Nachricht wurde gelöscht|Du hast diese Nachricht gelöscht
|Questo messaggio è stato eliminato|Hai eliminato questo messaggio|Dit bericht is verwijderd
|U hebt dit bericht verwijderd|Je hebt dit bericht verwijderd|Tato zpráva byla smazána
|Tato zpráva byla odstraněna|Tuto zprávu jste smazal/a|Tuto zprávu jste odstranil/a
|Táto správa bola odstránená|Túto správu ste odstránili|Данное сообщение удалено
|Вы удалили данное сообщение|Вы удалили это сообщение|Сообщение удалено
|Це повідомлення було видалено|Ви видалили це повідомлення|Съобщението беше изтрито
|Изтрихте това съобщение|Оваа порака беше избришана|Ова порука је обрисана
|Acest mesaj a fost șters|Ați șters acest mesaj|Bu mesaj silindi|Bu mesajı sildiniz
|تم حذف هذه الرسالة|أنت حذفت هذه الرسالة|لقد حذفت هذه الرسالة|لقد حذَفت هذه الرسالة
|این پیام حذف شد|این پیام حذف شده است|شما این پیام را حذف کردید|یہ میسج حذف کر دیا گیا ہے
|آپ نے یہ میسج حذف کر دیا ہے|यह मैसेज डिलीट कर दिया गया है|आपने यह मैसेज डिलीट किया
|यह संदेश मिटाया गया|আপনি এই মেসেজটি বাদ দিয়েছেন|এই মেসেজটি বাদ দেওয়া হয়েছে
|এই বার্তাটি মুছে ফেলা হয়েছে|આ મેસેજ ડિલીટ કરાયો|તમે આ મેસેજ ડિલીટ કર્યો
|हा मेसेज हटवण्यात आला|ਇਸ ਸੁਨੇਹੇ ਨੂੰ ਹਟਾਇਆ ਗਿਆ|ਤੁਸੀਂ ਇਹ ਸੁਨੇਹਾ ਹਟਾਇਆ
|இத்தகவல் திரும்பப்பெறப்பட்டது|இத்தகவலை தாங்கள் அழித்தீர்கள்|ഈ സന്ദേശം ഇല്ലാതാക്കിയതാണ്
|此訊息已刪除|您已刪除此訊息|这条消息已被删除|您已删除这条消息|信息已删除
|このメッセージは削除されました|このメッセージを削除しました|이 메시지는 삭제되었습니다
|삭제한 메시지입니다|이 메시지를 삭제했습니다|Pesan ini dihapus|Pesan ini telah dihapus
|Anda menghapus pesan ini|Anda telah menghapus pesan ini|Mesej ini telah dipadam
|Anda telah memadamkan mesej ini|ข้อความนี้ถูกลบแล้ว|ข้อความนี้ได้ถูกลบ|คุณได้ลบข้อความนี้
|คุณลบข้อความนี้|Tin nhắn này đã bị xóa|Tin nhắn này đã bị xoá|Bạn đã xóa tin nhắn này
|Bạn đã xoá tin nhắn này|Det här meddelandet raderades|Detta meddelande raderades
|Du raderade det här meddelandet|Denne meldingen ble slettet|Du slettet denne meldingen
|Denne besked er blevet slettet|Denne besked blev slettet|Du har slettet denne besked
|Du slettede denne besked|Tämä viesti poistettiin|Poistit tämän viestin
|Αυτό το μήνυμα διαγράφηκε|Διαγράψατε αυτό το μήνυμα|Ez az üzenet törlésre került
|Törölted ezt az üzenetet|Ezt az üzenetet törölted|Ova je poruka izbrisana
|Ova poruka je izbrisana|Izbrisali ste ovu poruku|To sporočilo je bilo izbrisano
|To sporočilo ste izbrisali|Šī ziņa tika izdzēsta|Jūs izdzēsāt šo ziņu|Ši žinutė buvo ištrinta
|Jūs ištrynėte šią žinutę|See sõnum on kustutatud|Kustutasid selle sõnumi|Bu ismarıc silindi
|Ushbu xabar o‘chirildi|Бұл хат жойылды|Ujumbe huu ulifutwa|Umefuta ujumbe huu|הודעה זו נמחקה
|מחקת את ההודעה הזו|מחקת הודעה זו|Aquest missatge s'ha suprimit|Has suprimit aquest missatge
|Scriosadh an teachtaireacht seo|Hierdie boodskap was uitgevee"""

# Behind the words of a message, between < and >.
EDITED: Final = """This message was edited|Ta wiadomość została zmieniona
|Ta wiadomość została edytowana|Edytowano wiadomość|Se editó este mensaje
|Este mensaje fue editado|Esta mensagem foi editada|Mensagem editada|Ce message a été modifié
|Diese Nachricht wurde bearbeitet|Questo messaggio è stato modificato|Dit bericht is bewerkt
|Tato zpráva byla upravena|Táto správa bola upravená|Это сообщение изменено
|Данное сообщение изменено|Сообщение изменено|Це повідомлення було змінено
|Acest mesaj a fost editat|Bu mesaj düzenlendi|تم تعديل هذه الرسالة|این پیام ویرایش شد
|یہ میسج ایڈٹ کیا گیا|यह मैसेज एडिट किया गया|এই মেসেজটি এডিট করা হয়েছে|此訊息已編輯
|这条消息已编辑|此消息已编辑|このメッセージは編集されました|이 메시지는 수정되었습니다
|Pesan ini diedit|Mesej ini telah diedit|Tin nhắn này đã được chỉnh sửa
|Det här meddelandet redigerades|Denne meldingen ble redigert|Denne besked blev redigeret
|Tätä viestiä muokattiin|Αυτό το μήνυμα τροποποιήθηκε|Ez az üzenet szerkesztve lett
|Ova je poruka uređena|הודעה זו נערכה|Aquest missatge s'ha editat"""

CALL: Final = """Missed voice call|Missed video call|Missed group voice call
|Missed group video call|Voice call|Video call|Silenced voice call|Silenced video call
|Cancelled call|Nieodebrane połączenie|Nieodebrane połączenie głosowe
|Nieodebrane połączenie wideo|Nieodebrane poł|Nieodebrane poł. głosowe|Nieodebrane poł. wideo
|Połączenie głosowe|Połączenie wideo|Llamada perdida|Llamada de voz perdida
|Videollamada perdida|Llamada de voz|Videollamada|Chamada de voz perdida
|Chamada de vídeo perdida|Videochamada perdida|Appel vocal manqué|Appel vidéo manqué
|Verpasster Sprachanruf|Verpasster Videoanruf|Chiamata vocale persa|Videochiamata persa
|Gemist spraakgesprek|Gemiste spraakoproep|Gemist videogesprek|Gemiste video-oproep
|Zmeškaný hovor|Zmeškaný hlasový hovor|Zmeškaný videohovor|Пропущенный аудиозвонок
|Пропущенный видеозвонок|Пропущений аудіодзвінок|Пропущений відеодзвінок
|Пропуснато гласово обаждане|Пропуснато видео обаждане|Apel vocal ratat|Apel vocal nepreluat
|Apel video ratat|Apel video nepreluat|Cevapsız sesli arama|Cevapsız görüntülü arama
|مكالمة صوتية فائتة|مكالمة فيديو فائتة|تماس صوتی پاسخ داده نشده|تماس تصویری پاسخ داده نشده
|مسڈ وائس کال|مسڈ ویڈیو کال|वॉइस कॉल मिस हुई|मिस्ड वॉइस कॉल|मिस्ड वीडियो कॉल
|ভয়েস কল মিস করেছেন|ভিডিও কল মিস করেছেন|છૂટેલો વોઇસ કૉલ|છૂટી ગયેલ વિડિયો કૉલ
|ਮਿਸ ਹੋਈ ਆਵਾਜ਼ ਕਾਲ|ਮਿਸ ਹੋਈ ਵੀਡੀਓ ਕਾਲ|தவறிய குரல் அழைப்பு|தவறிய காணொலி அழைப்பு|未接語音通話
|未接视频通话|未接語音來電|未接语音通话|未接視像通話|音声通話不在着信|不在着信
|ビデオ通話不在着信|부재중 전화|부재중 영상통화|Panggilan suara tak terjawab
|Panggilan video tak terjawab|Panggilan suara terlepas|Panggilan video terlepas
|สายที่ไม่ได้รับ|วิดีโอคอลที่ไม่ได้รับ|Cuộc gọi nhỡ|Cuộc gọi nhỡ video|Missat röstsamtal
|Missat videosamtal|Tapt taleanrop|Tapt videoanrop|Ubesvaret taleopkald|Mistet opkald
|Ubesvaret videoopkald|Vastaamaton äänipuhelu|Vastaamaton videopuhelu
|Αναπάντητη φωνητική κλήση|Αναπάντητη κλήση|Αναπάντητη βιντεοκλήση|Nem fogadott hanghívás
|Nem fogadott videohívás|Propušteni glasovni poziv|Propušteni videopoziv
|Neatbildēts balss zvans|Praleistas balso skambutis|Vastamata häälkõne|שיחה קולית שלא נענתה
|שיחת וידאו שלא נענתה|Trucada de veu perduda|Videotrucada perduda"""

LIVE_LOCATION: Final = """live location shared|Live location|udostępniona transmisja położenia
|ubicación en tiempo real compartida|localização atual compartilhada
|Está a partilhar a sua localização|Localisation en direct partagée|Live-Standort wird geteilt
|posizione attuale condivisa|live locatie gedeeld|byla sdílena aktuální poloha
|bola zdieľaná aktuálna poloha|Геоданные отправлены|геодані надіслано
|locație în timp real distribuită|Mevcut konum paylaşıldı|تمت مشاركة الموقع المباشر
|लाइव स्थान साझा किया गया|লাইভ অবস্থান শেয়ার করা হয়েছে|જીવંત સ્થાન શેર કરાયું|共享实时位置
|實時位置已分享|Lokasi terkini dibagikan|vị trí hiện thời được chia sẻ|liveposition delad
|live placering delt|posisjon i sanntid delt|live-sijainti jaettu|tartózkodási hely megosztva"""

# What was sent cannot be shown: seen once, or not yet decrypted on the phone that made the export.
NOT_SHOWN: Final = """null|Waiting for this message
|Waiting for this message. This may take a while|View once photo|View once video
|View once voice message
|You received a view once message. For added privacy, you can only open it on your phone
|You received a view once message. For added privacy, you can only open it on the WhatsApp app
|Oczekiwanie na tę wiadomość. To może chwilę potrwać
|Esperando este mensaje. Esto puede tomar tiempo
|Aguardando mensagem. Essa ação pode levar alguns instantes
|En attente de ce message. Cela peut prendre un moment
|Warte auf diese Nachricht. Dies kann einen Moment dauern
|In attesa del messaggio. Potrebbe volerci un po' di tempo"""

# Within a line that WhatsApp itself wrote. It matters where such a line holds a colon, or stands
# under a name without an iPhone's mark: so each needs words that nobody would take for a name.
PROGRAM_SAID: Final = """end-to-end.{0,3}encrypt|end-to-end-verschl|Ende-zu-Ende
|secured with end-to-end|szyfrowan\\w* end-to-end|w pełni zaszyfrowan
|cifrad\\w+ de extremo a extremo|extremo a extremo|ponto a ponto|ponta a ponta
|chiffré\\w* de bout en bout|crittografati end-to-end|end-to-end versleuteld
|end-to-end-krypter|ende-til-ende|koncovým šifrováním|šifrovaním počas celého spojenia
|сквозным шифрованием|наскрізним шифруванням|криптиране от край до край|criptate integral
|uçtan uca şifre|مشفرة تمامًا بين الطرفين|رمزگذاری|اینکرپشن|एंड-टू-एंड|এন্ড-টু-এন্ড|端到端加密
|端對端加密|エンドツーエンド暗号化|종단간 암호화|terenkripsi secara end-to-end
|disulitkan hujung|เข้ารหัสจากต้นทางถึงปลายทาง|mã hóa đầu cuối|mã hoá đầu-cuối
|komplett krypterade|salataan täysin|κρυπτογραφούνται πλήρως|végpontok közötti titkosítás
|zaštićeni su potpunom enkripcijom|xifrats d'extrem a extrem|מוצפנות מקצה
|security code with .+ changed|security code .* changed\\. Tap|kod zabezpieczeń .+ zmienił
|código de seguridad con|código de segurança .+ mudou|code de sécurité avec .+ a changé
|Sicherheitsnummer .+ geändert|codice di sicurezza con .+ è cambiato
|beveiligingscode voor .+ is gewijzigd|Bezpečnostní kód .+ byl změněn|Bezpečnostný kód
|Код безпеки .+ змінився|код безопасности .+ изменился|Codul dvs\\. de securitate
|güvenlik kodu değişti|رمز أمانك|आपका सुरक्षा कोड बदल|নিরাপত্তা কোড পরিবর্তিত|安全代码已更改
|安全代碼已變更|セキュリティコードが変更|보안 코드가 변경|Kode keamanan Anda dengan
|Mã bảo mật của bạn|รหัสความปลอดภัยของคุณ|changed the subject|changed the group (?:name
|description)|changed this group's|zmieni\\w+ (?:temat|nazwę|opis) grup|zmienił\\w* opis
|cambi\\w+ (?:el asunto|el nombre|la descripción) del grupo|cambió el asunto
|mudou (?:o assunto|o nome|a descrição)|alterou (?:o assunto|o nome)|a changé (?:le sujet
|le nom|la description|l'objet)|hat (?:den|das) (?:Betreff|Gruppenname)|ha cambiato l'oggetto
|heeft (?:het onderwerp|de groepsnaam) gewijzigd|изменил\\w* (?:тему|название|описание)
|змінив\\w* (?:тему|назву)|a schimbat (?:subiectul|numele)|grubun (?:konusunu|adını)
|This business uses a secure service|This chat is with a business"""
