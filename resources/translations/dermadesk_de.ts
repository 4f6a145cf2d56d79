<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
  <context>
    <name>dermadesk</name>
    <message>
      <location filename="core/evaluation/local.py" />
      <source> (it leaks)</source>
      <translation> (undicht)</translation>
    </message>
    <message>
      <location filename="core/evaluation/leak.py" />
      <source> Found: {value}{more}.</source>
      <translation> Gefunden: {value}{more}.</translation>
    </message>
    <message>
      <location filename="core/split.py" />
      <source> and {count} more</source>
      <translation> und {count} weitere</translation>
    </message>
    <message>
      <location filename="desktop/cases/detail_panel.py" />
      <source> and {others} more</source>
      <translation> und {others} weitere</translation>
    </message>
    <message>
      <location filename="desktop/models/state_dict_dialog.py" />
      <source> pixels</source>
      <translation> Pixel</translation>
    </message>
    <message>
      <location filename="desktop/models/speed_text.py" />
      <source> with one view, {full:,.0f} with all {views}</source>
      <translation> mit einer Ansicht, {full:,.0f} mit allen {views}</translation>
    </message>
    <message>
      <location filename="desktop/classify/patient_form.py" />
      <source> years</source>
      <translation> Jahre</translation>
    </message>
    <message>
      <location filename="desktop/classify/answer_panel.py" />
      <location filename="desktop/classify/commit_panel.py" />
      <location filename="desktop/classify/what_if_view.py" />
      <location filename="desktop/evaluate/prior_bar.py" />
      <location filename="desktop/shell/preference.py" />
      <source>%</source>
      <translation> %</translation>
    </message>
    <message>
      <location filename="desktop/models/model_list.py" />
      <source>, default for Classify</source>
      <translation>, Standard beim Klassifizieren</translation>
    </message>
    <message>
      <location filename="desktop/train/reason.py" />
      <source>, last heard of on {moment}</source>
      <translation>, letztes Lebenszeichen am {moment}</translation>
    </message>
    <message>
      <location filename="desktop/train/new_run_view.py" />
      <source>, lesions unknown</source>
      <translation>, Läsionen unbekannt</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/threshold_view.py" />
      <source>, with the prior that is tried</source>
      <translation>, mit dem erprobten Prior</translation>
    </message>
    <message>
      <location filename="desktop/train/probe_task.py" />
      <source>, {bytes} GB of memory</source>
      <translation>, {bytes} GB Speicher</translation>
    </message>
    <message>
      <location filename="desktop/train/page.py" />
      <source>, {duration_text} left</source>
      <translation>, noch {duration_text}</translation>
    </message>
    <message>
      <location filename="desktop/classify/batch_panel.py" />
      <source>, {problems:,} cannot be used</source>
      <translation>, {problems:,} nicht verwendbar</translation>
    </message>
    <message>
      <location filename="desktop/classify/batch_panel.py" />
      <source>, {views} views each</source>
      <translation>, je {views} Ansichten</translation>
    </message>
    <message>
      <location filename="core/evaluation/prior.py" />
      <source>--prior and --prevalence exclude each other.</source>
      <translation>--prior und --prevalence schließen einander aus.</translation>
    </message>
    <message>
      <location filename="desktop/models/state_dict_dialog.py" />
      <source>.pt, .pth or .safetensors</source>
      <translation>.pt, .pth oder .safetensors</translation>
    </message>
    <message>
      <location filename="core/network/head.py" />
      <source>0 to below 1</source>
      <translation>0 bis unter 1</translation>
    </message>
    <message>
      <location filename="desktop/models/state_dict_dialog.py" />
      <source>0..1, not scaled further</source>
      <translation>0..1, nicht weiter skaliert</translation>
    </message>
    <message>
      <location filename="desktop/browse/get_view.py" />
      <source>1  Download from one of these</source>
      <translation>1  Von einer dieser Quellen herunterladen</translation>
    </message>
    <message>
      <location filename="core/network/head.py" />
      <source>1 to {most_units}</source>
      <translation>1 bis {most_units}</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/curve_tab.py" />
      <source>1 − specificity; upwards: sensitivity</source>
      <translation>1 − Spezifität; nach oben: Sensitivität</translation>
    </message>
    <message>
      <location filename="desktop/browse/get_view.py" />
      <source>2  Import what you downloaded</source>
      <translation>2  Heruntergeladene Dateien importieren</translation>
    </message>
    <message>
      <location filename="desktop/shell/welcome.py" />
      <source>210 generated lesions, made here in a few seconds. They are good for trying every page, and for nothing else.</source>
      <translation>210 künstliche Läsionen, hier in wenigen Sekunden erzeugt. Nur zum Ausprobieren der Seiten geeignet.</translation>
    </message>
    <message>
      <location filename="core/evaluation/subgroup.py" />
      <source>75 and over</source>
      <translation>75 und älter</translation>
    </message>
    <message>
      <location filename="core/evaluation/evaluation.py" />
      <source>95 %, percentiles of a bootstrap by lesion</source>
      <translation>95 %, Perzentile eines Bootstraps nach Läsionen</translation>
    </message>
    <message>
      <location filename="desktop/cases/statistics_view.py" />
      <location filename="desktop/evaluate/figure_text.py" />
      <location filename="desktop/models/figure_section.py" />
      <source>95% interval</source>
      <translation>95-%-Intervall</translation>
    </message>
    <message>
      <location filename="desktop/train/probe_task.py" />
      <source>; a batch goes through in parts, memory is short</source>
      <translation>; ein Stapel läuft in Teilen durch, der Speicher ist knapp</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/local_view.py" />
      <source>; looked at {times}, now included</source>
      <translation>; {times} eingesehen, diesmal eingeschlossen</translation>
    </message>
    <message>
      <location filename="core/evaluation/leak.py" />
      <source>; {rest} more by another photograph of their lesion</source>
      <translation>; {rest} weitere durch eine andere Aufnahme ihrer Läsion</translation>
    </message>
    <message>
      <location filename="desktop/browse/page.py" />
      <source>A HAM10000 folder with its table, class folders, images with a text table, or images alone. You can also drop a folder here.</source>
      <translation>Ein HAM10000-Ordner mit Tabelle, Klassenordner, Bilder mit einer CSV-Tabelle oder nur Bilder. Sie können einen Ordner auch hierher ziehen.</translation>
    </message>
    <message>
      <location filename="core/casebook/confirmed.py" />
      <source>A biopsy must name one of the seven diagnoses, and the image must still be there.</source>
      <translation>Eine Biopsie muss eine der sieben Diagnosen nennen, und das Bild muss noch da sein.</translation>
    </message>
    <message>
      <location filename="core/casebook/entry.py" />
      <source>A case has at least one image.</source>
      <translation>Ein Fall hat mindestens ein Bild.</translation>
    </message>
    <message>
      <location filename="desktop/cases/page.py" />
      <source>A case is kept on Classify, with your decision. Here it is found again, gets its biopsy result, and shows how you and the model fared. Cases stay on this computer.</source>
      <translation>Ein Fall wird unter „Klassifizieren“ mit Ihrer Entscheidung gespeichert. Hier finden Sie ihn wieder, tragen das Biopsieergebnis ein und sehen, wie Sie und das Modell abgeschnitten haben. Fälle bleiben auf diesem Computer.</translation>
    </message>
    <message>
      <location filename="core/casebook/entry.py" />
      <source>A confidence lies between 0 and 1.</source>
      <translation>Eine Konfidenz liegt zwischen 0 und 1.</translation>
    </message>
    <message>
      <location filename="core/ham10000/source.py" />
      <source>A copy of the same images and table. Needs a Kaggle account.</source>
      <translation>Eine Kopie derselben Bilder und Tabelle. Erfordert ein Kaggle-Konto.</translation>
    </message>
    <message>
      <location filename="core/evaluation/cost.py" />
      <source>A cost table needs the seven diagnoses.</source>
      <translation>Eine Kostentabelle braucht die sieben Diagnosen.</translation>
    </message>
    <message>
      <location filename="core/evaluation/conformal.py" />
      <source>A coverage of {coverage} is not possible.</source>
      <translation>Eine Abdeckung von {coverage} ist nicht möglich.</translation>
    </message>
    <message>
      <location filename="resources/presets" />
      <source>A frozen ResNet50 beside one-hot age, sex and site; only the layers after it learn.</source>
      <translation>Ein eingefrorenes ResNet50 neben One-Hot-kodiertem Alter, Geschlecht und Lokalisation; nur die Schichten danach lernen.</translation>
    </message>
    <message>
      <location filename="training/search/plan.py" />
      <source>A grid cannot count the values of {path}.</source>
      <translation>Ein Raster kann die Werte von {path} nicht zählen.</translation>
    </message>
    <message>
      <location filename="resources/presets" />
      <source>A head of 256 and 128 units on a frozen EfficientNetB3, then all of it at a tenth of the rate.</source>
      <translation>Ein Kopf mit 256 und 128 Einheiten auf einem eingefrorenen EfficientNetB3, dann alles mit einem Zehntel der Rate.</translation>
    </message>
    <message>
      <location filename="resources/presets" />
      <source>A head of 256 and 128 units on a frozen InceptionResNetV2 at 299 pixels, then all of it at a tenth of the rate.</source>
      <translation>Ein Kopf mit 256 und 128 Einheiten auf einem eingefrorenen InceptionResNetV2 bei 299 Pixeln, dann alles mit einem Zehntel der Rate.</translation>
    </message>
    <message>
      <location filename="resources/presets" />
      <source>A head of 256 and 128 units on a frozen InceptionV3 at 299 pixels, then all of it at a tenth of the rate.</source>
      <translation>Ein Kopf mit 256 und 128 Einheiten auf einem eingefrorenen InceptionV3 bei 299 Pixeln, dann alles mit einem Zehntel der Rate.</translation>
    </message>
    <message>
      <location filename="desktop/classify/evidence_panel.py" />
      <source>A heat map would tell the answer: it is shown once you have committed to your own.</source>
      <translation>Eine Heatmap würde die Antwort verraten: Sie erscheint, sobald Sie sich festgelegt haben.</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/open_button.py" />
      <source>A model (a bundle, an ensemble, or a run: its best one) answers for every image of the dataset that has a diagnosis; images of lesions that it learned are left out.</source>
      <translation>Ein Modell (ein Bundle, ein Ensemble oder das beste eines Laufs) antwortet für jedes Bild des Datensatzes mit Diagnose; Bilder von Läsionen, aus denen es gelernt hat, werden ausgelassen.</translation>
    </message>
    <message>
      <location filename="core/inference/model_choice.py" />
      <source>A model is a folder with {model}; a run has one after its first epoch.</source>
      <translation>Ein Modell ist ein Ordner mit {model}; ein Lauf hat nach seiner ersten Epoche eines.</translation>
    </message>
    <message>
      <location filename="core/library/book.py" />
      <source>A name has at most {most_name} letters.</source>
      <translation>Ein Name hat höchstens {most_name} Zeichen.</translation>
    </message>
    <message>
      <location filename="core/library/book.py" />
      <source>A note has at most {most_note} letters.</source>
      <translation>Eine Notiz hat höchstens {most_note} Zeichen.</translation>
    </message>
    <message>
      <location filename="core/evaluation/calibration.py" />
      <location filename="core/evaluation/threshold.py" />
      <source>A prevalence of {prevalence} is not possible.</source>
      <translation>Eine Prävalenz von {prevalence} ist nicht möglich.</translation>
    </message>
    <message>
      <location filename="core/annotation.py" />
      <source>A proposal is one of {value}.</source>
      <translation>Als Vorschlag möglich: {value}.</translation>
    </message>
    <message>
      <location filename="core/integrity_report.py" />
      <source>A report cannot be written as {name}.</source>
      <translation>Ein Bericht kann nicht als {name} geschrieben werden.</translation>
    </message>
    <message>
      <location filename="core/evaluation/report/write.py" />
      <source>A report cannot be written as “{name}”.</source>
      <translation>Ein Bericht kann nicht als „{name}“ geschrieben werden.</translation>
    </message>
    <message>
      <location filename="desktop/train/series_form.py" />
      <source>A run for each fold of the lesions: every image is predicted by a run that never saw it.</source>
      <translation>Ein Lauf für jeden Fold der Läsionen: Jedes Bild wird von einem Lauf vorhergesagt, der es nie gesehen hat.</translation>
    </message>
    <message>
      <location filename="training/run_directory.py" />
      <source>A run holds config.yaml and events.jsonl.</source>
      <translation>Ein Lauf enthält config.yaml und events.jsonl.</translation>
    </message>
    <message>
      <location filename="training/device/seat.py" />
      <source>A run on {nodes} machines is started by torchrun or SLURM on each of them.</source>
      <translation>Ein Lauf auf {nodes} Rechnern wird von torchrun oder SLURM auf jedem gestartet.</translation>
    </message>
    <message>
      <location filename="core/evaluation/rule.py" />
      <location filename="core/evaluation/threshold.py" />
      <source>A sensitivity of {sensitivity} is not possible.</source>
      <translation>Eine Sensitivität von {sensitivity} ist nicht möglich.</translation>
    </message>
    <message>
      <location filename="desktop/tour_stops.py" />
      <source>A settings file is damaged and was not used.</source>
      <translation>Eine Einstellungsdatei ist beschädigt und wurde nicht verwendet.</translation>
    </message>
    <message>
      <location filename="desktop/browse/split_view.py" />
      <source>A split keeps all photographs of a lesion, and known duplicates, in one subset, and the classes in the same proportions in each.</source>
      <translation>Eine Aufteilung hält alle Aufnahmen einer Läsion und bekannte Duplikate in einer Teilmenge zusammen und die Klassen in jeder im gleichen Verhältnis.</translation>
    </message>
    <message>
      <location filename="core/split.py" />
      <source>A split needs the column dx.</source>
      <translation>Eine Aufteilung braucht die Spalte dx.</translation>
    </message>
    <message>
      <location filename="core/evaluation/calibration.py" />
      <location filename="core/evaluation/prior.py" />
      <source>A strength of {strength} is not possible.</source>
      <translation>Eine Stärke von {strength} ist nicht möglich.</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/cost_view.py" />
      <source>A table of costs needs the seven diagnoses: this model tells others apart.</source>
      <translation>Eine Kostentabelle braucht die sieben Diagnosen: Dieses Modell unterscheidet andere Klassen.</translation>
    </message>
    <message>
      <location filename="core/casebook/entry.py" />
      <source>A text has {count} characters, more than {longest_text}.</source>
      <translation>Ein Text hat {count} Zeichen, mehr als {longest_text}.</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/keeper.py" />
      <source>A threshold is kept from validation only: chosen on the test subset, its figures there would flatter.</source>
      <translation>Eine Schwelle wird nur von der Validierung übernommen: Auf der Testteilmenge gewählt, ließe sie deren Kennzahlen zu gut aussehen.</translation>
    </message>
    <message>
      <location filename="core/evaluation/rule.py" />
      <source>A threshold of {threshold} is not possible.</source>
      <translation>Eine Schwelle von {threshold} ist nicht möglich.</translation>
    </message>
    <message>
      <location filename="desktop/browse/caption.py" />
      <source>About the photograph</source>
      <translation>Zur Aufnahme</translation>
    </message>
    <message>
      <location filename="desktop/train/probe_task.py" />
      <source>About {seconds} on {device}{memory}{parts}.</source>
      <translation>Etwa {seconds} auf {device}{memory}{parts}.</translation>
    </message>
    <message>
      <location filename="training/config" />
      <source>Accumulate</source>
      <translation>Teile je Schritt</translation>
    </message>
    <message>
      <location filename="core/evaluation/figure.py" />
      <location filename="core/figure_name.py" />
      <location filename="desktop/train/comparison.py" />
      <location filename="desktop/train/curve_board.py" />
      <location filename="desktop/train/figure_panel.py" />
      <source>Accuracy</source>
      <translation>Genauigkeit</translation>
    </message>
    <message>
      <location filename="desktop/train/comparison.py" />
      <source>Accuracy on validation, best epoch</source>
      <translation>Genauigkeit (Validierung), beste Epoche</translation>
    </message>
    <message>
      <location filename="desktop/class_text.py" />
      <source>Actinic keratosis / Bowen</source>
      <translation>Aktin. Keratose / Bowen</translation>
    </message>
    <message>
      <location filename="core/diagnosis.py" />
      <location filename="core/target.py" />
      <source>Actinic keratosis / Bowen's disease</source>
      <translation>Aktinische Keratose / Morbus Bowen</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/cost_view.py" />
      <source>Actions by diagnosis</source>
      <translation>Maßnahmen nach Diagnose</translation>
    </message>
    <message>
      <location filename="desktop/window.py" />
      <source>Activity</source>
      <translation>Tätigkeit</translation>
    </message>
    <message>
      <location filename="desktop/browse/tool_box.py" />
      <source>Add a folder of own images</source>
      <translation>Ordner mit eigenen Bildern hinzufügen</translation>
    </message>
    <message>
      <location filename="desktop/browse/tool_box.py" />
      <source>Add a folder of own images…</source>
      <translation>Ordner mit eigenen Bildern hinzufügen …</translation>
    </message>
    <message>
      <location filename="desktop/train/series_form.py" />
      <source>Add a setting to try</source>
      <translation>Einstellung zum Ausprobieren hinzufügen</translation>
    </message>
    <message>
      <location filename="desktop/train/series_form.py" />
      <source>Add a setting…</source>
      <translation>Einstellung hinzufügen …</translation>
    </message>
    <message>
      <location filename="desktop/classify/intake.py" />
      <source>Add a table</source>
      <translation>Tabelle hinzufügen</translation>
    </message>
    <message>
      <location filename="desktop/classify/intake.py" />
      <source>Add folder or table</source>
      <translation>Ordner oder Tabelle</translation>
    </message>
    <message>
      <location filename="desktop/classify/intake.py" />
      <source>Add images</source>
      <translation>Bilder hinzufügen</translation>
    </message>
    <message>
      <location filename="desktop/classify/intake.py" />
      <location filename="desktop/classify/page.py" />
      <source>Add images…</source>
      <translation>Bilder hinzufügen …</translation>
    </message>
    <message>
      <location filename="core/casebook/entry.py" />
      <source>Add its image first.</source>
      <translation>Fügen Sie zuerst sein Bild hinzu.</translation>
    </message>
    <message>
      <location filename="desktop/classify/intake.py" />
      <source>Add the images of a folder</source>
      <translation>Bilder eines Ordners hinzufügen</translation>
    </message>
    <message>
      <location filename="desktop/train/new_run_view.py" />
      <location filename="desktop/train/run_view.py" />
      <source>Add to queue</source>
      <translation>In die Warteschlange</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/decision_view.py" />
      <source>Against excising all, the model costs as much as {spared}{mark} needless excisions per 100 images.</source>
      <translation>Gegenüber der Exzision aller kostet das Modell so viel wie {spared}{mark} unnötige Exzisionen je 100 Bilder.</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/decision_view.py" />
      <source>Against excising all, the model saves {spared}{mark} needless excisions per 100 images.</source>
      <translation>Gegenüber der Exzision aller erspart das Modell {spared}{mark} unnötige Exzisionen je 100 Bilder.</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/local_text.py" />
      <source>Against training</source>
      <translation>Gegenüber Training</translation>
    </message>
    <message>
      <location filename="core/evaluation/drift.py" />
      <location filename="desktop/browse/column.py" />
      <location filename="desktop/browse/detail_panel.py" />
      <location filename="desktop/browse/filter_panel.py" />
      <location filename="desktop/classify/patient_form.py" />
      <location filename="desktop/classify/what_if_view.py" />
      <source>Age</source>
      <translation>Alter</translation>
    </message>
    <message>
      <location filename="core/evaluation/subgroup.py" />
      <location filename="desktop/browse/overview.py" />
      <source>Age in years</source>
      <translation>Alter in Jahren</translation>
    </message>
    <message>
      <location filename="core/case/what_if.py" />
      <source>Age, sex and site alone change the call: from {self} by the image only to {self_}.</source>
      <translation>Alter, Geschlecht und Lokalisation allein ändern die Antwort: von {self} nach dem Bild allein zu {self_}.</translation>
    </message>
    <message>
      <location filename="desktop/cases/case_text.py" />
      <location filename="desktop/cases/filter_bar.py" />
      <source>Agrees</source>
      <translation>Stimmt zu</translation>
    </message>
    <message>
      <location filename="desktop/browse/split_view.py" />
      <source>All</source>
      <translation>Alle</translation>
    </message>
    <message>
      <location filename="core/evaluation/evaluation.py" />
      <source>All images</source>
      <translation>Alle Bilder</translation>
    </message>
    <message>
      <location filename="desktop/browse/image_action.py" />
      <source>All photographs of the lesion</source>
      <translation>Alle Aufnahmen der Läsion</translation>
    </message>
    <message>
      <location filename="desktop/train/new_run_view.py" />
      <source>All runs begin with the settings under “New run”: {preset}{more}, on {where}.</source>
      <translation>Alle Läufe beginnen mit den Einstellungen unter „Neuer Lauf“: {preset}{more}, auf {where}.</translation>
    </message>
    <message>
      <location filename="desktop/shell/preference.py" />
      <source>All texts, in per cent of the system's size.</source>
      <translation>Alle Texte, in Prozent der Systemgröße.</translation>
    </message>
    <message>
      <location filename="desktop/shell/cache_panel.py" />
      <source>All were used in the last {days} days.</source>
      <translation>Alle wurden in den letzten {days} Tagen verwendet.</translation>
    </message>
    <message>
      <location filename="desktop/browse/filter_panel.py" />
      <location filename="desktop/cases/filter_bar.py" />
      <source>All words must occur (Ctrl+F)</source>
      <translation>Alle Wörter müssen vorkommen (Strg+F)</translation>
    </message>
    <message>
      <location filename="desktop/shell/preference.py" />
      <source>Allow downloads</source>
      <translation>Herunterladen erlauben</translation>
    </message>
    <message>
      <location filename="desktop/train/new_run_view.py" />
      <source>Allow them in the settings (Ctrl+,), or put the weights into the weights folder.</source>
      <translation>Erlauben Sie es in den Einstellungen (Strg+,), oder legen Sie die Gewichte in den Gewichteordner.</translation>
    </message>
    <message>
      <location filename="desktop/shell/preference.py" />
      <source>Allowed</source>
      <translation>Erlaubt</translation>
    </message>
    <message>
      <location filename="training/config" />
      <source>Alpha by which a part of another image covers each (cutmix); 0 does not. Not where features are cached. With mixup on too, each takes half of the images.</source>
      <translation>Alpha, mit dem ein Teil eines anderen Bildes jedes überdeckt (Cutmix); 0: nicht. Nicht bei zwischengespeicherten Merkmalen. Mit Mixup zusammen erhält jedes die Hälfte der Bilder.</translation>
    </message>
    <message>
      <location filename="training/config" />
      <source>Alpha by which each image is averaged with another (mixup); 0 does not.</source>
      <translation>Alpha, mit dem jedes Bild mit einem anderen gemittelt wird (Mixup); 0: nicht.</translation>
    </message>
    <message>
      <location filename="core/casebook/entry.py" />
      <source>An age lies between 0 and {max_age} years.</source>
      <translation>Ein Alter liegt zwischen 0 und {max_age} Jahren.</translation>
    </message>
    <message>
      <location filename="core/casebook/entry.py" />
      <source>An answer is overridden for a reason.</source>
      <translation>Wer anders entscheidet, gibt einen Grund an.</translation>
    </message>
    <message>
      <location filename="desktop/shell/preference.py" />
      <source>An answer whose highest probability is lower is marked as unsure.</source>
      <translation>Liegt die höchste Wahrscheinlichkeit darunter, gilt die Antwort als unsicher.</translation>
    </message>
    <message>
      <location filename="core/ensemble/store.py" />
      <source>An ensemble needs models of the same classes.</source>
      <translation>Ein Ensemble braucht Modelle mit denselben Klassen.</translation>
    </message>
    <message>
      <location filename="core/evaluation/classified.py" />
      <source>An evaluation needs the truth.</source>
      <translation>Eine Auswertung braucht die Wahrheit.</translation>
    </message>
    <message>
      <location filename="core/evaluation/cohort_file.py" />
      <source>An image stands twice in {name}.</source>
      <translation>Ein Bild steht zweimal in {name}.</translation>
    </message>
    <message>
      <location filename="core/evaluation/sufficiency.py" />
      <source>An indication and no validation: {sides}; {for_validation} of each are needed (Collins et al., 2016).</source>
      <translation>Ein Hinweis und keine Validierung: {sides}; je {for_validation} werden gebraucht (Collins et al., 2016).</translation>
    </message>
    <message>
      <location filename="core/casebook/entry.py" />
      <source>Another benign lesion</source>
      <translation>Andere benigne Läsion</translation>
    </message>
    <message>
      <location filename="desktop/classify/what_if_view.py" />
      <source>Another call with {said}.</source>
      <translation>Andere Antwort mit {said}.</translation>
    </message>
    <message>
      <location filename="core/casebook/entry.py" />
      <source>Another malignant lesion</source>
      <translation>Andere maligne Läsion</translation>
    </message>
    <message>
      <location filename="desktop/classify/compare_view.py" />
      <source>Another model</source>
      <translation>Ein anderes Modell</translation>
    </message>
    <message>
      <location filename="training/search/search.py" />
      <source>Another process holds {name}.</source>
      <translation>Ein anderer Prozess belegt {name}.</translation>
    </message>
    <message>
      <location filename="core/case/batch.py" />
      <source>Another process is writing {table}.</source>
      <translation>Ein anderer Prozess schreibt gerade {table}.</translation>
    </message>
    <message>
      <location filename="training/series/queue.py" />
      <source>Another process works off the queue of {runs_folder}.</source>
      <translation>Ein anderer Prozess arbeitet die Warteschlange von {runs_folder} ab.</translation>
    </message>
    <message>
      <location filename="core/casebook/opening.py" />
      <source>Another program may hold the file, or its folder cannot be written.</source>
      <translation>Vielleicht belegt ein anderes Programm die Datei, oder ihr Ordner ist nicht beschreibbar.</translation>
    </message>
    <message>
      <location filename="training/run_directory.py" />
      <source>Another worker is at work on {name}.</source>
      <translation>Ein anderer Arbeitsprozess arbeitet an {name}.</translation>
    </message>
    <message>
      <location filename="desktop/cases/filter_bar.py" />
      <location filename="desktop/cases/model.py" />
      <source>Answer</source>
      <translation>Antwort</translation>
    </message>
    <message>
      <location filename="core/evaluation/drift.py" />
      <source>Answers</source>
      <translation>Antworten</translation>
    </message>
    <message>
      <location filename="desktop/browse/filter_panel.py" />
      <source>Any</source>
      <translation>Beliebig</translation>
    </message>
    <message>
      <location filename="desktop/train/tensorboard.py" />
      <source>Any TensorBoard reads the folder of a run; the curves here show the same figures.</source>
      <translation>Jedes TensorBoard liest den Ordner eines Laufs; die Kurven hier zeigen dieselben Zahlen.</translation>
    </message>
    <message>
      <location filename="desktop/cases/filter_bar.py" />
      <source>Any answer</source>
      <translation>Alle Antworten</translation>
    </message>
    <message>
      <location filename="desktop/cases/filter_bar.py" />
      <source>Any biopsy</source>
      <translation>Alle Biopsien</translation>
    </message>
    <message>
      <location filename="desktop/cases/filter_bar.py" />
      <source>Any decision</source>
      <translation>Alle Entscheidungen</translation>
    </message>
    <message>
      <location filename="desktop/browse/filter_panel.py" />
      <source>Any of these</source>
      <translation>Eines davon</translation>
    </message>
    <message>
      <location filename="desktop/shell/preference.py" />
      <location filename="desktop/shell/shell.py" />
      <source>Appearance</source>
      <translation>Aussehen</translation>
    </message>
    <message>
      <location filename="core/bundle.py" />
      <location filename="core/library/listing.py" />
      <location filename="desktop/models/state_dict_dialog.py" />
      <location filename="training/config" />
      <source>Architecture</source>
      <translation>Architektur</translation>
    </message>
    <message>
      <location filename="desktop/browse/get_view.py" />
      <source>Archives and tables (*.zip *.csv *.tab HAM10000_metadata);;All files (*)</source>
      <translation>Archive und Tabellen (*.zip *.csv *.tab HAM10000_metadata);;Alle Dateien (*)</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/threshold_view.py" />
      <source>As evaluated</source>
      <translation>Wie ausgewertet</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/prior_bar.py" />
      <source>As here ({observed:.1%})</source>
      <translation>Wie hier ({observed:.1%})</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/local_text.py" />
      <source>As it was</source>
      <translation>Wie bisher</translation>
    </message>
    <message>
      <location filename="desktop/shell/preference.py" />
      <source>As the system</source>
      <translation>Wie das System</translation>
    </message>
    <message>
      <location filename="desktop/models/figure_section.py" />
      <source>As told by the file that it came in; not worked out here.</source>
      <translation>Laut der Datei, aus der es stammt; nicht hier berechnet.</translation>
    </message>
    <message>
      <location filename="desktop/shell/introduction.py" />
      <source>Ask a model</source>
      <translation>Fragen Sie ein Modell</translation>
    </message>
    <message>
      <location filename="core/inference/attribution.py" />
      <source>Ask for saliency or occlusion, or choose a model with a convolutional backbone.</source>
      <translation>Wählen Sie Salienz oder Okklusion, oder ein Modell mit faltendem Backbone.</translation>
    </message>
    <message>
      <location filename="training/note.py" />
      <source>At most {most} fit.</source>
      <translation>Höchstens {most} passen.</translation>
    </message>
    <message>
      <location filename="training/config" />
      <source>Augmentation</source>
      <translation>Augmentierung</translation>
    </message>
    <message>
      <location filename="training/config" />
      <source>Augmented views of each image whose features are cached; 0 recomputes them each epoch.</source>
      <translation>Augmentierte Ansichten je Bild, deren Merkmale zwischengespeichert werden; 0 berechnet sie in jeder Epoche neu.</translation>
    </message>
    <message>
      <location filename="core/evaluation/figure.py" />
      <source>Average precision</source>
      <translation>Mittlere Präzision</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/figure_text.py" />
      <source>Avg. precision</source>
      <translation>Mittl. Präzision</translation>
    </message>
    <message>
      <location filename="desktop/browse/compare_view.py" />
      <location filename="desktop/browse/photo_viewer.py" />
      <location filename="desktop/browse/tool_view.py" />
      <location filename="desktop/classify/compare_view.py" />
      <location filename="desktop/shell/introduction.py" />
      <source>Back</source>
      <translation>Zurück</translation>
    </message>
    <message>
      <location filename="desktop/shell/preference_dialog.py" />
      <source>Back to the usual: {title}</source>
      <translation>Zurück zum Standard: {title}</translation>
    </message>
    <message>
      <location filename="training/config" />
      <source>Backbone: one of “dermadesk models”, or any other name of timm.</source>
      <translation>Backbone: ein Name aus „dermadesk models“ oder ein anderer von timm.</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/figure_text.py" />
      <location filename="desktop/train/comparison.py" />
      <source>Balanced acc.</source>
      <translation>Ausgew. Gen.</translation>
    </message>
    <message>
      <location filename="core/evaluation/figure.py" />
      <location filename="core/figure_name.py" />
      <location filename="desktop/train/figure_panel.py" />
      <source>Balanced accuracy</source>
      <translation>Ausgewogene Genauigkeit</translation>
    </message>
    <message>
      <location filename="desktop/train/comparison.py" />
      <source>Balanced accuracy on validation, best epoch</source>
      <translation>Ausgewogene Genauigkeit (Validierung), beste Epoche</translation>
    </message>
    <message>
      <location filename="desktop/train/snapshot.py" />
      <source>Balanced accuracy on validation: {figure:.3f}</source>
      <translation>Ausgewogene Genauigkeit (Validierung): {figure:.3f}</translation>
    </message>
    <message>
      <location filename="desktop/widget/bar_view.py" />
      <source>Bars</source>
      <translation>Balken</translation>
    </message>
    <message>
      <location filename="core/diagnosis.py" />
      <location filename="core/target.py" />
      <source>Basal cell carcinoma</source>
      <translation>Basalzellkarzinom</translation>
    </message>
    <message>
      <location filename="training/config" />
      <source>Batch size</source>
      <translation>Stapelgröße</translation>
    </message>
    <message>
      <location filename="training/search/search.py" />
      <source>Begin a new search (--name), or bring the dataset back and delete {path}.</source>
      <translation>Beginnen Sie eine neue Suche (--name), oder stellen Sie den Datensatz wieder her und löschen Sie {path}.</translation>
    </message>
    <message>
      <location filename="training/search/plan.py" />
      <location filename="training/series/fold.py" />
      <source>Begin anew under another --name.</source>
      <translation>Beginnen Sie unter einem anderen --name neu.</translation>
    </message>
    <message>
      <location filename="desktop/train/queue_view.py" />
      <source>Begin no other run</source>
      <translation>Keinen weiteren Lauf beginnen</translation>
    </message>
    <message>
      <location filename="desktop/shell/preference.py" />
      <source>Begin with</source>
      <translation>Beginnen mit</translation>
    </message>
    <message>
      <location filename="core/target.py" />
      <source>Benign</source>
      <translation>Benigne</translation>
    </message>
    <message>
      <location filename="core/casebook/reading.py" />
      <source>Benign by biopsy: decision benign</source>
      <translation>Laut Biopsie benigne: Entscheidung benigne</translation>
    </message>
    <message>
      <location filename="core/casebook/reading.py" />
      <source>Benign by biopsy: first reading benign</source>
      <translation>Laut Biopsie benigne: Erstbefund benigne</translation>
    </message>
    <message>
      <location filename="core/casebook/reading.py" />
      <source>Benign by biopsy: model benign</source>
      <translation>Laut Biopsie benigne: Modell benigne</translation>
    </message>
    <message>
      <location filename="core/diagnosis.py" />
      <location filename="core/target.py" />
      <source>Benign keratosis</source>
      <translation>Benigne Keratose</translation>
    </message>
    <message>
      <location filename="desktop/train/series_view.py" />
      <source>Best</source>
      <translation>Beste</translation>
    </message>
    <message>
      <location filename="training/result.py" />
      <source>Best epoch</source>
      <translation>Beste Epoche</translation>
    </message>
    <message>
      <location filename="desktop/train/curve_board.py" />
      <source>Best epoch {epoch}: validation {name} {value:.3f}</source>
      <translation>Beste Epoche {epoch}: {name} (Validierung) {value:.3f}</translation>
    </message>
    <message>
      <location filename="desktop/train/figure_panel.py" />
      <source>Best epoch, before calibration; Evaluate shows calibrated answers</source>
      <translation>Beste Epoche, vor der Kalibrierung; „Auswerten“ zeigt kalibrierte Antworten</translation>
    </message>
    <message>
      <location filename="desktop/train/series_view.py" />
      <source>Best {figure}</source>
      <translation>Beste: {figure}</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/point_figures.py" />
      <source>Biopsies per malignancy</source>
      <translation>Biopsien je Malignom</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/point_figures.py" />
      <source>Biopsies per melanoma</source>
      <translation>Biopsien je Melanom</translation>
    </message>
    <message>
      <location filename="desktop/cases/detail_panel.py" />
      <location filename="desktop/cases/filter_bar.py" />
      <location filename="desktop/cases/model.py" />
      <source>Biopsy</source>
      <translation>Biopsie</translation>
    </message>
    <message>
      <location filename="desktop/cases/biopsy_form.py" />
      <source>Biopsy result</source>
      <translation>Biopsieergebnis</translation>
    </message>
    <message>
      <location filename="training/start.py" />
      <source>Both model.start_from and model.weights are given.</source>
      <translation>model.start_from und model.weights sind beide angegeben.</translation>
    </message>
    <message>
      <location filename="training/job.py" />
      <source>Both phases have 0 epochs, so nothing would be trained.</source>
      <translation>Beide Phasen haben 0 Epochen, es würde also nichts trainiert.</translation>
    </message>
    <message>
      <location filename="core/evaluation/figure.py" />
      <source>Brier score</source>
      <translation>Brier-Score</translation>
    </message>
    <message>
      <location filename="core/evaluation/drift.py" />
      <location filename="training/config" />
      <source>Brightness</source>
      <translation>Helligkeit</translation>
    </message>
    <message>
      <location filename="desktop/models/page.py" />
      <source>Bring back what was deleted</source>
      <translation>Gelöschtes zurückholen</translation>
    </message>
    <message>
      <location filename="desktop/app.py" />
      <location filename="desktop/browse/page.py" />
      <location filename="desktop/shell/introduction.py" />
      <source>Browse</source>
      <translation>Bilder</translation>
    </message>
    <message>
      <location filename="desktop/shell/welcome.py" />
      <source>Browse dermatoscopic images, train a classifier, judge it honestly, and classify an image with age, sex and site.</source>
      <translation>Sehen Sie dermatoskopische Bilder durch, trainieren Sie einen Klassifikator, beurteilen Sie ihn ehrlich und klassifizieren Sie ein Bild mit Alter, Geschlecht und Lokalisation.</translation>
    </message>
    <message>
      <location filename="training/probe.py" />
      <source>Building the network</source>
      <translation>Das Netz wird aufgebaut</translation>
    </message>
    <message>
      <location filename="desktop/models/model_list.py" />
      <source>Built in</source>
      <translation>Mitgeliefert</translation>
    </message>
    <message>
      <location filename="desktop/models/page.py" />
      <source>Bundle or run, a folder…</source>
      <translation>Bundle oder Lauf, ein Ordner …</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/local_text.py" />
      <source>By chance up to</source>
      <translation>Zufällig bis</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/figures_view.py" />
      <source>By class, all images</source>
      <translation>Nach Klasse, alle Bilder</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/figures_view.py" />
      <source>By subgroup, all images</source>
      <translation>Nach Untergruppe, alle Bilder</translation>
    </message>
    <message>
      <location filename="core/ham10000/source.py" />
      <source>CC BY-NC 4.0: research and teaching, not commercial. Models trained on it inherit that.</source>
      <translation>CC BY-NC 4.0: Forschung und Lehre, nicht kommerziell. Das gilt auch für damit trainierte Modelle.</translation>
    </message>
    <message numerus="yes">
      <location filename="desktop/device_name.py" />
      <source>CPU, {n} cores</source>
      <translation>
        <numerusform>CPU, {n} Kern</numerusform>
        <numerusform>CPU, {n} Kerne</numerusform>
      </translation>
    </message>
    <message>
      <location filename="desktop/shell/preference.py" />
      <source>Cache</source>
      <translation>Zwischenspeicher</translation>
    </message>
    <message>
      <location filename="desktop/browse/tool_view.py" />
      <location filename="desktop/classify/batch_panel.py" />
      <location filename="desktop/evaluate/local_page.py" />
      <location filename="desktop/evaluate/run_panel.py" />
      <location filename="desktop/models/busy_panel.py" />
      <location filename="desktop/models/state_dict_dialog.py" />
      <location filename="desktop/shell/welcome.py" />
      <location filename="desktop/train/estimate_bar.py" />
      <source>Cancel</source>
      <translation>Abbrechen</translation>
    </message>
    <message>
      <location filename="desktop/classify/batch_panel.py" />
      <source>Cancelled after</source>
      <translation>Abgebrochen nach</translation>
    </message>
    <message>
      <location filename="desktop/browse/tool_view.py" />
      <source>Cancelled.</source>
      <translation>Abgebrochen.</translation>
    </message>
    <message>
      <location filename="desktop/cases/model.py" />
      <source>Case</source>
      <translation>Fall</translation>
    </message>
    <message>
      <location filename="desktop/cases/case_text.py" />
      <source>Case {number}</source>
      <translation>Fall {number}</translation>
    </message>
    <message>
      <location filename="core/casebook/audit.py" />
      <source>Case {number} is gone and was not removed by Dermadesk.</source>
      <translation>Fall {number} ist weg und wurde nicht von Dermadesk entfernt.</translation>
    </message>
    <message>
      <location filename="core/casebook/audit.py" />
      <source>Case {number} is in no row of the audit log.</source>
      <translation>Fall {number} steht in keiner Zeile des Prüfprotokolls.</translation>
    </message>
    <message>
      <location filename="core/casebook/audit.py" />
      <source>Case {number} is not as it was last saved.</source>
      <translation>Fall {number} ist nicht, wie er zuletzt gespeichert wurde.</translation>
    </message>
    <message>
      <location filename="core/casebook/audit.py" />
      <source>Case {number} was removed and is there again.</source>
      <translation>Fall {number} wurde entfernt und ist wieder da.</translation>
    </message>
    <message>
      <location filename="desktop/cases/model.py" />
      <source>Case {number}, {title}: {what}</source>
      <translation>Fall {number}, {title}: {what}</translation>
    </message>
    <message>
      <location filename="core/casebook/casebook.py" />
      <source>Case {row} in {path} was changed by another program.</source>
      <translation>Fall {row} in {path} wurde von einem anderen Programm verändert.</translation>
    </message>
    <message>
      <location filename="desktop/app.py" />
      <location filename="desktop/cases/page.py" />
      <location filename="desktop/cases/statistics_view.py" />
      <location filename="desktop/cases/table_view.py" />
      <location filename="desktop/evaluate/local_setup.py" />
      <location filename="desktop/evaluate/local_text.py" />
      <location filename="desktop/shell/introduction.py" />
      <source>Cases</source>
      <translation>Fälle</translation>
    </message>
    <message>
      <location filename="core/casebook/export.py" />
      <source>Cases cannot be written as “{name}”.</source>
      <translation>Fälle können nicht als „{name}“ geschrieben werden.</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/local_setup.py" />
      <source>Cases kept in Dermadesk that have a biopsy</source>
      <translation>In Dermadesk gespeicherte Fälle mit Biopsie</translation>
    </message>
    <message>
      <location filename="desktop/classify/case_list.py" />
      <source>Cases to classify</source>
      <translation>Zu klassifizierende Fälle</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/confusion_view.py" />
      <source>Cells are shaded by their share of the row, or of the column where that is shown. Choose one to see its images.</source>
      <translation>Die Felder sind nach ihrem Anteil an der Zeile getönt (oder an der Spalte, wenn diese gezeigt wird). Wählen Sie ein Feld, um seine Bilder zu sehen.</translation>
    </message>
    <message>
      <location filename="training/search/study.py" />
      <source>Check --storage, and that its folder can be written.</source>
      <translation>Prüfen Sie --storage, und ob in den Ordner geschrieben werden kann.</translation>
    </message>
    <message>
      <location filename="desktop/browse/split_view.py" />
      <source>Check a file…</source>
      <translation>Datei prüfen …</translation>
    </message>
    <message>
      <location filename="desktop/browse/split_view.py" />
      <source>Check a split</source>
      <translation>Aufteilung prüfen</translation>
    </message>
    <message>
      <location filename="desktop/browse/get_view.py" />
      <source>Check and unpack</source>
      <translation>Prüfen und entpacken</translation>
    </message>
    <message>
      <location filename="training/network.py" />
      <source>Check model.image_size, and model.head where it is kept.</source>
      <translation>Prüfen Sie model.image_size und, wo er behalten wird, model.head.</translation>
    </message>
    <message>
      <location filename="training/series/background.py" />
      <location filename="training/supervisor.py" />
      <source>Check that its folder can be written.</source>
      <translation>Prüfen Sie, ob in den Ordner geschrieben werden kann.</translation>
    </message>
    <message>
      <location filename="desktop/cases/task.py" />
      <source>Check that the file is still there.</source>
      <translation>Prüfen Sie, ob die Datei noch da ist.</translation>
    </message>
    <message>
      <location filename="training/note.py" />
      <source>Check that the folder of the run can be written.</source>
      <translation>Prüfen Sie, ob in den Ordner des Laufs geschrieben werden kann.</translation>
    </message>
    <message>
      <location filename="training/series/queue.py" />
      <source>Check that the runs folder can be written.</source>
      <translation>Prüfen Sie, ob in den Ordner der Läufe geschrieben werden kann.</translation>
    </message>
    <message>
      <location filename="core/ham10000/kaggle.py" />
      <source>Check the account key in ~/.kaggle, or download it in the browser.</source>
      <translation>Prüfen Sie den Kontoschlüssel in ~/.kaggle, oder laden Sie den Datensatz im Browser herunter.</translation>
    </message>
    <message>
      <location filename="core/library/foreign.py" />
      <source>Check the architecture, the library and the number of classes.</source>
      <translation>Prüfen Sie die Architektur, die Bibliothek und die Anzahl der Klassen.</translation>
    </message>
    <message>
      <location filename="desktop/cases/page.py" />
      <source>Check the audit log: has anything been changed behind it?</source>
      <translation>Prüfprotokoll kontrollieren: Wurde an ihm vorbei etwas geändert?</translation>
    </message>
    <message>
      <location filename="core/network/weight.py" />
      <source>Check the connection, or name a file with model.weights.</source>
      <translation>Prüfen Sie die Verbindung, oder nennen Sie mit model.weights eine Datei.</translation>
    </message>
    <message>
      <location filename="training/feed/material.py" />
      <source>Check the dataset folder and the split.</source>
      <translation>Prüfen Sie den Datensatzordner und die Aufteilung.</translation>
    </message>
    <message>
      <location filename="core/image_store.py" />
      <source>Check the disk or the network drive and start again; what was read is kept.</source>
      <translation>Prüfen Sie den Datenträger oder das Netzlaufwerk und starten Sie erneut; was gelesen wurde, bleibt erhalten.</translation>
    </message>
    <message>
      <location filename="training/run_directory.py" />
      <source>Check the folder's rights, or choose another with --runs or DERMADESK_RUNS.</source>
      <translation>Prüfen Sie die Rechte des Ordners, oder wählen Sie einen anderen mit --runs oder DERMADESK_RUNS.</translation>
    </message>
    <message>
      <location filename="core/layout/table.py" />
      <source>Check the name and the permissions.</source>
      <translation>Prüfen Sie Namen und Zugriffsrechte.</translation>
    </message>
    <message>
      <location filename="core/ham10000/archive.py" />
      <location filename="core/ham10000/unpack.py" />
      <location filename="core/layout/folder.py" />
      <source>Check the name.</source>
      <translation>Prüfen Sie den Namen.</translation>
    </message>
    <message>
      <location filename="training/config/yaml_text.py" />
      <source>Check the path, or take a preset.</source>
      <translation>Prüfen Sie den Pfad, oder nehmen Sie eine Voreinstellung.</translation>
    </message>
    <message>
      <location filename="core/annotation.py" />
      <location filename="core/dataset.py" />
      <location filename="core/ham10000/archive.py" />
      <location filename="core/layout/class_folder.py" />
      <location filename="core/layout/folder.py" />
      <source>Check the permissions.</source>
      <translation>Prüfen Sie die Zugriffsrechte.</translation>
    </message>
    <message>
      <location filename="core/library/book.py" />
      <location filename="desktop/shell/preferences.py" />
      <source>Check the rights of that folder.</source>
      <translation>Prüfen Sie die Rechte dieses Ordners.</translation>
    </message>
    <message>
      <location filename="training/run_directory.py" />
      <source>Check the rights of the run's folder.</source>
      <translation>Prüfen Sie die Rechte des Ordners des Laufs.</translation>
    </message>
    <message>
      <location filename="desktop/browse/task.py" />
      <source>Checking</source>
      <translation>Wird geprüft</translation>
    </message>
    <message>
      <location filename="desktop/app.py" />
      <source>Checking images: {done:,} of {total:,}</source>
      <translation>Bilder werden geprüft: {done:,} von {total:,}</translation>
    </message>
    <message>
      <location filename="desktop/browse/split_view.py" />
      <source>Checking {name}…</source>
      <translation>{name} wird geprüft …</translation>
    </message>
    <message>
      <location filename="desktop/browse/get_view.py" />
      <source>Checking…</source>
      <translation>Wird geprüft …</translation>
    </message>
    <message>
      <location filename="training/config" />
      <source>Checkpoint seconds</source>
      <translation>Sekunden je Sicherung</translation>
    </message>
    <message>
      <location filename="training/config" />
      <source>Checkpoint steps</source>
      <translation>Schritte je Sicherung</translation>
    </message>
    <message>
      <location filename="core/evaluation/calibration.py" />
      <location filename="core/evaluation/prior.py" />
      <location filename="core/evaluation/rule.py" />
      <location filename="core/evaluation/threshold.py" />
      <source>Choose 0 to 1.</source>
      <translation>Wählen Sie 0 bis 1.</translation>
    </message>
    <message>
      <location filename="core/evaluation/conformal.py" />
      <source>Choose 0.5 to 0.99.</source>
      <translation>Wählen Sie 0,5 bis 0,99.</translation>
    </message>
    <message>
      <location filename="core/split.py" />
      <source>Choose 2 to {max_folds} folds.</source>
      <translation>Wählen Sie 2 bis {max_folds} Folds.</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/result_view.py" />
      <source>Choose a cell to see its images.</source>
      <translation>Wählen Sie ein Feld, um seine Bilder zu sehen.</translation>
    </message>
    <message>
      <location filename="core/ham10000/kaggle.py" />
      <location filename="core/ham10000/unpack.py" />
      <source>Choose a folder on another disk.</source>
      <translation>Wählen Sie einen Ordner auf einem anderen Datenträger.</translation>
    </message>
    <message>
      <location filename="training/run_directory.py" />
      <source>Choose a folder that can be written (--runs or DERMADESK_RUNS).</source>
      <translation>Wählen Sie einen beschreibbaren Ordner (--runs oder DERMADESK_RUNS).</translation>
    </message>
    <message>
      <location filename="core/evaluation/rule.py" />
      <source>Choose a lower threshold.</source>
      <translation>Wählen Sie eine niedrigere Schwelle.</translation>
    </message>
    <message>
      <location filename="desktop/classify/model_picker.py" />
      <location filename="desktop/evaluate/local_setup.py" />
      <source>Choose a model or a run</source>
      <translation>Modell oder Lauf wählen</translation>
    </message>
    <message>
      <location filename="desktop/browse/duplicate_view.py" />
      <source>Choose a pair to see it.</source>
      <translation>Wählen Sie ein Paar, um es zu sehen.</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/result_view.py" />
      <source>Choose a place on the curve of net benefit, or a cell of the costs, to see images.</source>
      <translation>Wählen Sie eine Stelle auf der Nettonutzenkurve oder ein Feld der Kosten, um Bilder zu sehen.</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/result_view.py" />
      <source>Choose a point or a bin to see its images.</source>
      <translation>Wählen Sie einen Punkt oder ein Intervall, um Bilder zu sehen.</translation>
    </message>
    <message>
      <location filename="desktop/shell/introduction.py" />
      <source>Choose a preset and press Start. The run goes on when this window is closed; curves, pause and resume are here.</source>
      <translation>Wählen Sie eine Voreinstellung und starten Sie. Der Lauf geht weiter, wenn dieses Fenster geschlossen ist; Kurven, Pause und Fortsetzen finden Sie hier.</translation>
    </message>
    <message>
      <location filename="training/series/background.py" />
      <source>Choose a runs folder that can be written.</source>
      <translation>Wählen Sie einen beschreibbaren Ordner der Läufe.</translation>
    </message>
    <message>
      <location filename="core/library/book.py" />
      <source>Choose a shorter one.</source>
      <translation>Wählen Sie einen kürzeren.</translation>
    </message>
    <message>
      <location filename="desktop/models/state_dict_dialog.py" />
      <source>Choose a state dict</source>
      <translation>State-Dict wählen</translation>
    </message>
    <message>
      <location filename="desktop/shell/welcome.py" />
      <source>Choose an image…</source>
      <translation>Bild wählen …</translation>
    </message>
    <message>
      <location filename="training/series/plan_file.py" />
      <source>Choose another --name, or the settings it was begun with.</source>
      <translation>Wählen Sie einen anderen --name oder die ursprünglichen Einstellungen.</translation>
    </message>
    <message>
      <location filename="core/bundle.py" />
      <location filename="desktop/shots.py" />
      <source>Choose another folder.</source>
      <translation>Wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
      <location filename="desktop/classify/model_picker.py" />
      <location filename="desktop/evaluate/local_setup.py" />
      <source>Choose another model or run</source>
      <translation>Anderes Modell oder anderen Lauf wählen</translation>
    </message>
    <message>
      <location filename="training/run_directory.py" />
      <location filename="training/series/background.py" />
      <source>Choose another name.</source>
      <translation>Wählen Sie einen anderen Namen.</translation>
    </message>
    <message>
      <location filename="core/casebook/export.py" />
      <location filename="core/evaluation/report/write.py" />
      <location filename="core/inference/overlay.py" />
      <location filename="core/integrity_report.py" />
      <location filename="core/library/package.py" />
      <location filename="core/synthetic.py" />
      <location filename="desktop/browse/task.py" />
      <location filename="desktop/case_task.py" />
      <source>Choose another place.</source>
      <translation>Wählen Sie einen anderen Ort.</translation>
    </message>
    <message>
      <location filename="training/job.py" />
      <source>Choose another run.monitor.</source>
      <translation>Wählen Sie einen anderen run.monitor.</translation>
    </message>
    <message>
      <location filename="core/split.py" />
      <source>Choose another split, like {default_scheme}.</source>
      <translation>Wählen Sie eine andere Aufteilung, wie {default_scheme}.</translation>
    </message>
    <message>
      <location filename="desktop/browse/tool_box.py" />
      <source>Choose another.</source>
      <translation>Wählen Sie eine andere.</translation>
    </message>
    <message>
      <location filename="desktop/browse/get_view.py" />
      <source>Choose both image archives and the table together, or the one archive of Kaggle.</source>
      <translation>Wählen Sie beide Bildarchive zusammen mit der Tabelle oder das eine Archiv von Kaggle.</translation>
    </message>
    <message>
      <location filename="core/split.py" />
      <source>Choose fewer folds or open more images.</source>
      <translation>Wählen Sie weniger Folds, oder öffnen Sie mehr Bilder.</translation>
    </message>
    <message>
      <location filename="desktop/browse/get_view.py" />
      <source>Choose files…</source>
      <translation>Dateien wählen …</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/local_setup.py" />
      <source>Choose folder…</source>
      <translation>Ordner wählen …</translation>
    </message>
    <message>
      <location filename="core/evaluation/rule.py" />
      <source>Choose like 0.9.</source>
      <translation>Wählen Sie etwa 0,9.</translation>
    </message>
    <message>
      <location filename="core/evaluation/threshold.py" />
      <source>Choose one above 0 and at most 1, like 0.9.</source>
      <translation>Wählen Sie eine über 0 und höchstens 1, etwa 0,9.</translation>
    </message>
    <message>
      <location filename="training/evaluation.py" />
      <source>Choose one of {value}.</source>
      <translation>Wählen Sie eines von {value}.</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/run_panel.py" />
      <source>Choose one to evaluate it, several to compare them.</source>
      <translation>Wählen Sie einen zum Auswerten, mehrere zum Vergleichen.</translation>
    </message>
    <message>
      <location filename="desktop/train/page.py" />
      <source>Choose several to compare them.</source>
      <translation>Zum Vergleichen mehrere wählen.</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/local_setup.py" />
      <source>Choose table…</source>
      <translation>Tabelle wählen …</translation>
    </message>
    <message>
      <location filename="desktop/browse/get_view.py" />
      <source>Choose the downloaded files</source>
      <translation>Heruntergeladene Dateien wählen</translation>
    </message>
    <message>
      <location filename="desktop/models/state_dict_dialog.py" />
      <source>Choose the file</source>
      <translation>Datei wählen</translation>
    </message>
    <message>
      <location filename="desktop/models/state_dict_dialog.py" />
      <source>Choose the file first.</source>
      <translation>Wählen Sie zuerst die Datei.</translation>
    </message>
    <message>
      <location filename="core/ham10000/unpack.py" />
      <source>Choose the files as they were downloaded.</source>
      <translation>Wählen Sie die Dateien, wie sie heruntergeladen wurden.</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/local_setup.py" />
      <source>Choose the folder of the cases</source>
      <translation>Ordner der Fälle wählen</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/local_setup.py" />
      <source>Choose the folder of the cases first</source>
      <translation>Wählen Sie zuerst den Ordner der Fälle</translation>
    </message>
    <message>
      <location filename="desktop/shell/preference_editor.py" />
      <source>Choose the folder: {title}</source>
      <translation>Ordner wählen: {title}</translation>
    </message>
    <message>
      <location filename="desktop/browse/split_view.py" />
      <source>Choose the shares above and make a split, or check a split file that you were given.</source>
      <translation>Wählen Sie oben die Anteile und erstellen Sie eine Aufteilung, oder prüfen Sie eine Datei, die Sie erhalten haben.</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/local_setup.py" />
      <source>Choose the table of the cases</source>
      <translation>Tabelle der Fälle wählen</translation>
    </message>
    <message>
      <location filename="desktop/train/field_editor.py" />
      <source>Choose {label}</source>
      <translation>{label} wählen</translation>
    </message>
    <message>
      <location filename="core/synthetic.py" />
      <source>Choose {min_images} to {max_images} images.</source>
      <translation>Wählen Sie {min_images} bis {max_images} Bilder.</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/open_dialog.py" />
      <source>Choose: {label}</source>
      <translation>Wählen: {label}</translation>
    </message>
    <message>
      <location filename="desktop/classify/commit_panel.py" />
      <source>Choose…</source>
      <translation>Bitte wählen …</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/figure_text.py" />
      <source>Class</source>
      <translation>Klasse</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/curve_tab.py" />
      <source>Class of the curve</source>
      <translation>Klasse der Kurve</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/decision_view.py" />
      <source>Class of the histogram</source>
      <translation>Klasse des Histogramms</translation>
    </message>
    <message>
      <location filename="desktop/classify/explanation_panel.py" />
      <source>Class to explain</source>
      <translation>Zu erklärende Klasse</translation>
    </message>
    <message>
      <location filename="training/config" />
      <source>Class weights</source>
      <translation>Klassengewichte</translation>
    </message>
    <message>
      <location filename="desktop/models/state_dict_dialog.py" />
      <source>Classes</source>
      <translation>Klassen</translation>
    </message>
    <message>
      <location filename="desktop/models/state_dict_dialog.py" />
      <source>Classes in the order of the outputs</source>
      <translation>Klassen in der Reihenfolge der Ausgaben</translation>
    </message>
    <message>
      <location filename="desktop/classify/batch_panel.py" />
      <source>Classified</source>
      <translation>Klassifiziert:</translation>
    </message>
    <message>
      <location filename="desktop/app.py" />
      <location filename="desktop/browse/image_action.py" />
      <location filename="desktop/browse/selection_bar.py" />
      <location filename="desktop/classify/page.py" />
      <location filename="desktop/evaluate/image_panel.py" />
      <location filename="desktop/shell/introduction.py" />
      <location filename="desktop/shell/preference.py" />
      <source>Classify</source>
      <translation>Klassifizieren</translation>
    </message>
    <message>
      <location filename="desktop/classify/batch_panel.py" />
      <source>Classify all</source>
      <translation>Alle klassifizieren</translation>
    </message>
    <message>
      <location filename="desktop/shell/welcome.py" />
      <source>Classify an image</source>
      <translation>Ein Bild klassifizieren</translation>
    </message>
    <message>
      <location filename="desktop/shell/shell.py" />
      <source>Classify an image file</source>
      <translation>Bilddatei klassifizieren</translation>
    </message>
    <message>
      <location filename="desktop/shell/shell.py" />
      <source>Classify images</source>
      <translation>Bilder klassifizieren</translation>
    </message>
    <message>
      <location filename="desktop/shell/shell.py" />
      <source>Classify with {name}</source>
      <translation>Klassifizieren mit {name}</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/local_page.py" />
      <source>Classifying the cases…</source>
      <translation>Die Fälle werden klassifiziert …</translation>
    </message>
    <message>
      <location filename="desktop/classify/compare_column.py" />
      <location filename="desktop/classify/page.py" />
      <source>Classifying…</source>
      <translation>Wird klassifiziert …</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/figure_text.py" />
      <source>Clear</source>
      <translation>Eindeutig</translation>
    </message>
    <message>
      <location filename="desktop/browse/collection.py" />
      <location filename="desktop/browse/filter_panel.py" />
      <location filename="desktop/cases/filter_bar.py" />
      <source>Clear filters</source>
      <translation>Filter löschen</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/comparison_view.py" />
      <source>Clear: the 95% interval leaves out 0. The table counts every image (resampled by lesion); the two tests count each lesion once.</source>
      <translation>Eindeutig: Das 95-%-Intervall schließt 0 nicht ein. Die Tabelle zählt jedes Bild (Ziehungen nach Läsionen); die beiden Tests zählen jede Läsion einmal.</translation>
    </message>
    <message>
      <location filename="desktop/models/detail_view.py" />
      <source>Click, or press F2, to call it what you like</source>
      <translation>Klicken oder F2 drücken, um es nach Wunsch zu benennen</translation>
    </message>
    <message>
      <location filename="desktop/shell/shortcut_dialog.py" />
      <source>Close a dialog, end the tour</source>
      <translation>Dialog schließen, Rundgang beenden</translation>
    </message>
    <message>
      <location filename="core/shortage.py" />
      <source>Close other programs, or give this one more memory, then go on: what was done is kept.</source>
      <translation>Schließen Sie andere Programme oder geben Sie diesem mehr Speicher, dann machen Sie weiter: Bereits Erledigtes bleibt erhalten.</translation>
    </message>
    <message>
      <location filename="training/step/memory.py" />
      <source>Close other programs, or make a run with a smaller model.image_size, architecture or optimise.batch_size. The last saved state is whole.</source>
      <translation>Schließen Sie andere Programme, oder legen Sie einen Lauf mit kleinerem model.image_size, kleinerer Architektur oder optimise.batch_size an. Der letzte gespeicherte Stand ist unversehrt.</translation>
    </message>
    <message>
      <location filename="desktop/browse/problem_panel.py" />
      <source>Close the problems list</source>
      <translation>Problemliste schließen</translation>
    </message>
    <message>
      <location filename="core/evaluation/figure.py" />
      <source>Cohen's kappa</source>
      <translation>Cohens Kappa</translation>
    </message>
    <message>
      <location filename="core/evaluation/recalibration.py" />
      <source>Collect more confirmed cases.</source>
      <translation>Sammeln Sie mehr gesicherte Fälle.</translation>
    </message>
    <message>
      <location filename="training/config" />
      <source>Colour constancy</source>
      <translation>Farbkonstanz</translation>
    </message>
    <message>
      <location filename="desktop/models/model_list.py" />
      <source>Comes with Dermadesk</source>
      <translation>Mit Dermadesk geliefert</translation>
    </message>
    <message>
      <location filename="desktop/shell/command_palette.py" />
      <location filename="desktop/shell/shell.py" />
      <source>Command palette</source>
      <translation>Befehlspalette</translation>
    </message>
    <message>
      <location filename="desktop/classify/commit_panel.py" />
      <source>Commit and show the answer</source>
      <translation>Festlegen und Antwort zeigen</translation>
    </message>
    <message>
      <location filename="desktop/classify/case_model.py" />
      <location filename="desktop/classify/page.py" />
      <source>Commit first</source>
      <translation>Erst selbst befunden</translation>
    </message>
    <message>
      <location filename="desktop/classify/reading_keys.py" />
      <source>Commit, or keep the case</source>
      <translation>Festlegen oder den Fall speichern</translation>
    </message>
    <message>
      <location filename="desktop/browse/selection_bar.py" />
      <source>Compare</source>
      <translation>Vergleichen</translation>
    </message>
    <message>
      <location filename="core/evaluation/comparison.py" />
      <source>Compare runs on one split.</source>
      <translation>Vergleichen Sie Läufe auf einer Aufteilung.</translation>
    </message>
    <message>
      <location filename="core/evaluation/comparison.py" />
      <source>Compare runs on one split; train with --split-csv to share one.</source>
      <translation>Vergleichen Sie Läufe auf einer Aufteilung; trainieren Sie mit --split-csv, um eine zu teilen.</translation>
    </message>
    <message>
      <location filename="desktop/browse/image_action.py" />
      <location filename="desktop/classify/compare_button.py" />
      <source>Compare side by side</source>
      <translation>Nebeneinander vergleichen</translation>
    </message>
    <message>
      <location filename="desktop/classify/compare_button.py" />
      <source>Compare two models</source>
      <translation>Zwei Modelle vergleichen</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/run_panel.py" />
      <source>Compare {count} runs</source>
      <translation>{count} Läufe vergleichen</translation>
    </message>
    <message>
      <location filename="core/image/near_duplicate.py" />
      <source>Comparing details</source>
      <translation>Einzelheiten werden verglichen</translation>
    </message>
    <message>
      <location filename="core/image/near_duplicate.py" />
      <source>Comparing hashes</source>
      <translation>Hashes werden verglichen</translation>
    </message>
    <message>
      <location filename="desktop/train/compare_view.py" />
      <source>Comparing {count} runs</source>
      <translation>Vergleich von {count} Läufen</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/page.py" />
      <source>Comparing {count} runs on {subset}…</source>
      <translation>{count} Läufe werden verglichen: {subset} …</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/comparison_view.py" />
      <source>Comparison</source>
      <translation>Vergleich</translation>
    </message>
    <message>
      <location filename="training/config" />
      <source>Compile</source>
      <translation>Kompilieren</translation>
    </message>
    <message>
      <location filename="training/config" />
      <source>Compile the network first (torch.compile); slow to start.</source>
      <translation>Das Netz zuerst kompilieren (torch.compile); startet langsam.</translation>
    </message>
    <message numerus="yes">
      <location filename="desktop/evaluate/reliability_view.py" />
      <source>Confidence {lower:.0%} to {upper:.0%}: {n:,} images, said {said:.1%}, right {true:.1%} ({low:.1%} to {high:.1%})</source>
      <translation>
        <numerusform>Konfidenz {lower:.0%} bis {upper:.0%}: {n} Bild, vorhergesagt {said:.1%}, richtig {true:.1%} ({low:.1%} bis {high:.1%})</numerusform>
        <numerusform>Konfidenz {lower:.0%} bis {upper:.0%}: {n:,} Bilder, vorhergesagt {said:.1%}, richtig {true:.1%} ({low:.1%} bis {high:.1%})</numerusform>
      </translation>
    </message>
    <message>
      <location filename="desktop/evaluate/reliability_view.py" />
      <source>Confidence; above: share that is right, below: images</source>
      <translation>Konfidenz; oben: Anteil der richtigen, unten: Bilder</translation>
    </message>
    <message>
      <location filename="core/evaluation/subgroup.py" />
      <source>Confirmed by</source>
      <translation>Gesichert durch</translation>
    </message>
    <message>
      <location filename="desktop/browse/column.py" />
      <source>Confocal microscopy</source>
      <translation>Konfokalmikroskopie</translation>
    </message>
    <message>
      <location filename="core/evaluation/detail.py" />
      <source>Conformal sets, {sets} promised for each class: {sets_}{mark} of lesions hold their diagnosis, {sets__}{mark} diagnoses a set, {sets___}{mark} of one, {sets____}{mark} empty.</source>
      <translation>Konforme Mengen, {sets} je Klasse versprochen: {sets_}{mark} der Läsionen enthalten ihre Diagnose, {sets__}{mark} Diagnosen je Menge, {sets___}{mark} mit einer, {sets____}{mark} leer.</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/result_view.py" />
      <source>Confusion</source>
      <translation>Konfusion</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/confusion_view.py" />
      <source>Confusion matrix</source>
      <translation>Konfusionsmatrix</translation>
    </message>
    <message>
      <location filename="training/config" />
      <source>Consent to fetch missing pretrained weights from timm's hub.</source>
      <translation>Zustimmung, fehlende vortrainierte Gewichte von timms Hub zu laden.</translation>
    </message>
    <message>
      <location filename="core/evaluation/drift.py" />
      <location filename="training/config" />
      <source>Contrast</source>
      <translation>Kontrast</translation>
    </message>
    <message>
      <location filename="desktop/error_dialog.py" />
      <source>Copied</source>
      <translation>Kopiert</translation>
    </message>
    <message>
      <location filename="core/casebook/casebook.py" />
      <source>Copy a backup to its place.</source>
      <translation>Kopieren Sie eine Sicherung an ihre Stelle.</translation>
    </message>
    <message>
      <location filename="desktop/classify/intake.py" />
      <source>Copy a picture, or image files, first.</source>
      <translation>Kopieren Sie zuerst ein Bild oder Bilddateien.</translation>
    </message>
    <message>
      <location filename="desktop/error_dialog.py" />
      <source>Copy details</source>
      <translation>Details kopieren</translation>
    </message>
    <message>
      <location filename="core/inference/export.py" />
      <location filename="core/inference/voter.py" />
      <source>Copy or export the model again.</source>
      <translation>Kopieren oder exportieren Sie das Modell erneut.</translation>
    </message>
    <message>
      <location filename="core/bundle.py" />
      <source>Copy the model first.</source>
      <translation>Kopieren Sie das Modell zuerst.</translation>
    </message>
    <message>
      <location filename="training/config/yaml_text.py" />
      <source>Correct it there.</source>
      <translation>Berichtigen Sie es dort.</translation>
    </message>
    <message>
      <location filename="training/config/yaml_text.py" />
      <source>Correct it.</source>
      <translation>Berichtigen Sie es.</translation>
    </message>
    <message>
      <location filename="training/supervisor.py" />
      <source>Correct model.weights.</source>
      <translation>Berichtigen Sie model.weights.</translation>
    </message>
    <message>
      <location filename="core/evaluation/cohort_file.py" />
      <source>Correct the table.</source>
      <translation>Berichtigen Sie die Tabelle.</translation>
    </message>
    <message>
      <location filename="training/search/search.py" />
      <source>Correct what is wrong, then start the search again.</source>
      <translation>Berichtigen Sie, was nicht stimmt, dann starten Sie die Suche erneut.</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/cost_table.py" />
      <source>Cost</source>
      <translation>Kosten</translation>
    </message>
    <message>
      <location filename="core/evaluation/detail.py" />
      <source>Cost an image by the example table: {costs}{mark} by the model; {always}; {costs_} knowing the truth.</source>
      <translation>Kosten je Bild nach der Beispieltabelle: {costs}{mark} mit dem Modell; {always}; {costs_} bei Kenntnis der Wahrheit.</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/cost_table.py" />
      <source>Cost to {action} {code}</source>
      <translation>Kosten: {action} bei {code}</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/cost_view.py" />
      <source>Costs</source>
      <translation>Kosten</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/cost_table.py" />
      <source>Costs by diagnosis and action</source>
      <translation>Kosten nach Diagnose und Maßnahme</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/cost_view.py" />
      <source>Costs in your own units. Each image gets the action that is expected to cost least.</source>
      <translation>Kosten in Ihren eigenen Einheiten. Jedes Bild erhält die Maßnahme mit den geringsten erwarteten Kosten.</translation>
    </message>
    <message>
      <location filename="core/ham10000/unpack.py" />
      <source>Counting</source>
      <translation>Wird gezählt</translation>
    </message>
    <message>
      <location filename="desktop/shell/cache_panel.py" />
      <source>Counting…</source>
      <translation>Wird gezählt …</translation>
    </message>
    <message>
      <location filename="training/config" />
      <source>Course of the learning rate over a phase.</source>
      <translation>Verlauf der Lernrate über eine Phase.</translation>
    </message>
    <message>
      <location filename="training/config" />
      <source>Csv</source>
      <translation>CSV</translation>
    </message>
    <message>
      <location filename="desktop/shell/shortcut_dialog.py" />
      <source>Ctrl+K finds everything else by its name.</source>
      <translation>Alles Weitere finden Sie mit Strg+K.</translation>
    </message>
    <message>
      <location filename="desktop/shell/introduction.py" />
      <source>Ctrl+K finds everything that can be done. F1 lists the keys. Ctrl+, opens the settings.</source>
      <translation>Mit Strg+K finden Sie alles, was möglich ist. F1 zeigt die Tastenkürzel, Strg+, öffnet die Einstellungen.</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/curve_tab.py" />
      <source>Curve</source>
      <translation>Kurve</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/result_view.py" />
      <location filename="desktop/train/run_view.py" />
      <location filename="desktop/widget/curve_view.py" />
      <source>Curves</source>
      <translation>Kurven</translation>
    </message>
    <message>
      <location filename="training/config" />
      <source>Cutmix</source>
      <translation>Cutmix</translation>
    </message>
    <message>
      <location filename="training/config" />
      <source>Cutout</source>
      <translation>Cutout</translation>
    </message>
    <message>
      <location filename="desktop/shell/preference.py" />
      <source>Dark</source>
      <translation>Dunkel</translation>
    </message>
    <message>
      <location filename="training/config" />
      <source>Data and split</source>
      <translation>Daten und Aufteilung</translation>
    </message>
    <message>
      <location filename="desktop/train/new_run_view.py" />
      <source>Dataset</source>
      <translation>Datensatz</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/open_button.py" />
      <source>Dataset folder</source>
      <translation>Datensatzordner</translation>
    </message>
    <message>
      <location filename="training/config" />
      <source>Decay of the averaged weights that are judged and kept; 0 has none.</source>
      <translation>Abklingfaktor der gemittelten Gewichte, die beurteilt und gespeichert werden; 0: keine Mittelung.</translation>
    </message>
    <message>
      <location filename="training/config" />
      <source>Decay of the weights.</source>
      <translation>Abklingen der Gewichte (Weight Decay).</translation>
    </message>
    <message>
      <location filename="desktop/cases/detail_panel.py" />
      <location filename="desktop/cases/filter_bar.py" />
      <location filename="desktop/cases/model.py" />
      <location filename="desktop/evaluate/local_text.py" />
      <location filename="desktop/evaluate/result_view.py" />
      <location filename="desktop/evaluate/threshold_view.py" />
      <location filename="desktop/models/detail_view.py" />
      <source>Decision</source>
      <translation>Entscheidung</translation>
    </message>
    <message>
      <location filename="core/casebook/reading.py" />
      <source>Decision agrees with the model</source>
      <translation>Entscheidung stimmt mit dem Modell überein</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/decision_view.py" />
      <source>Decision curve</source>
      <translation>Entscheidungskurve</translation>
    </message>
    <message>
      <location filename="core/bundle.py" />
      <source>Decision rule, revision {revision}: mean of {views} views, temperature {temperature}.</source>
      <translation>Entscheidungsregel, Revision {revision}: Mittel aus {views} Ansichten, Temperatur {temperature}.</translation>
    </message>
    <message>
      <location filename="core/bundle.py" />
      <source>Decision rule, revision {revision}: temperature {temperature}.</source>
      <translation>Entscheidungsregel, Revision {revision}: Temperatur {temperature}.</translation>
    </message>
    <message>
      <location filename="desktop/shell/preference.py" />
      <source>Decoded images and graphs; all of it can be made anew.</source>
      <translation>Dekodierte Bilder und Graphen; alles lässt sich neu erzeugen.</translation>
    </message>
    <message>
      <location filename="desktop/models/detail_view.py" />
      <source>Default for Classify</source>
      <translation>Standard beim Klassifizieren</translation>
    </message>
    <message>
      <location filename="desktop/models/detail_view.py" />
      <source>Delete</source>
      <translation>Löschen</translation>
    </message>
    <message>
      <location filename="training/series/queue.py" />
      <source>Delete it; the runs themselves stay.</source>
      <translation>Löschen Sie sie; die Läufe selbst bleiben.</translation>
    </message>
    <message>
      <location filename="training/checkpoint.py" />
      <source>Delete that file to begin the run again.</source>
      <translation>Löschen Sie diese Datei, um den Lauf neu zu beginnen.</translation>
    </message>
    <message>
      <location filename="core/image_store.py" />
      <source>Delete that folder; it is rebuilt.</source>
      <translation>Löschen Sie diesen Ordner; er wird neu aufgebaut.</translation>
    </message>
    <message>
      <location filename="desktop/models/page.py" />
      <source>Delete the model</source>
      <translation>Modell löschen</translation>
    </message>
    <message>
      <location filename="desktop/models/detail_view.py" />
      <source>Delete, with undo</source>
      <translation>Löschen, mit Rückgängig</translation>
    </message>
    <message>
      <location filename="desktop/browse/get_view.py" />
      <source>Dermadesk downloads nothing unless you ask for it. Get the files in your browser, then import them here: they are checked, unpacked and counted.</source>
      <translation>Dermadesk lädt von sich aus nichts herunter. Laden Sie die Dateien im Browser herunter und importieren Sie sie hier; die Dateien werden dabei geprüft, entpackt und gezählt.</translation>
    </message>
    <message>
      <location filename="core/diagnosis.py" />
      <location filename="core/target.py" />
      <source>Dermatofibroma</source>
      <translation>Dermatofibrom</translation>
    </message>
    <message>
      <location filename="desktop/error_dialog.py" />
      <source>Details</source>
      <translation>Details</translation>
    </message>
    <message>
      <location filename="desktop/window.py" />
      <location filename="training/config" />
      <source>Device</source>
      <translation>Gerät</translation>
    </message>
    <message>
      <location filename="desktop/train/devices_edit.py" />
      <location filename="desktop/train/queue_view.py" />
      <location filename="desktop/train/series_form.py" />
      <location filename="desktop/train/series_view.py" />
      <location filename="training/config" />
      <source>Devices</source>
      <translation>Geräte</translation>
    </message>
    <message>
      <location filename="training/config" />
      <source>Devices on each machine; a step has the batch size times all devices.</source>
      <translation>Geräte je Rechner; ein Schritt umfasst die Stapelgröße mal alle Geräte.</translation>
    </message>
    <message>
      <location filename="desktop/train/devices_edit.py" />
      <source>Devices that take one run each, as cuda:0, cuda:1; empty: auto</source>
      <translation>Geräte, die je einen Lauf übernehmen, wie cuda:0, cuda:1; leer: auto</translation>
    </message>
    <message>
      <location filename="desktop/browse/distribution.py" />
      <location filename="desktop/browse/duplicate_view.py" />
      <source>Diagnoses</source>
      <translation>Diagnosen</translation>
    </message>
    <message>
      <location filename="desktop/browse/column.py" />
      <location filename="desktop/browse/detail_panel.py" />
      <location filename="desktop/browse/filter_panel.py" />
      <location filename="desktop/browse/overview.py" />
      <location filename="desktop/browse/split_view.py" />
      <location filename="desktop/classify/commit_panel.py" />
      <source>Diagnosis</source>
      <translation>Diagnose</translation>
    </message>
    <message>
      <location filename="training/config/field_spec.py" />
      <source>Did you mean {value}?</source>
      <translation>Meinten Sie {value}?</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/figure_text.py" />
      <source>Difference</source>
      <translation>Differenz</translation>
    </message>
    <message>
      <location filename="core/case/side_by_side.py" />
      <source>Different answers: {each}.</source>
      <translation>Verschiedene Antworten: {each}.</translation>
    </message>
    <message>
      <location filename="desktop/widget/banner.py" />
      <source>Dismiss</source>
      <translation>Ausblenden</translation>
    </message>
    <message>
      <location filename="desktop/browse/task.py" />
      <source>Dividing</source>
      <translation>Wird aufgeteilt</translation>
    </message>
    <message>
      <location filename="desktop/browse/split_view.py" />
      <source>Dividing…</source>
      <translation>Wird aufgeteilt …</translation>
    </message>
    <message>
      <location filename="core/evaluation/cohort_file.py" />
      <source>Do the image ids of the two tables agree?</source>
      <translation>Stimmen die Bild-IDs der beiden Tabellen überein?</translation>
    </message>
    <message>
      <location filename="desktop/shell/introduction.py" />
      <location filename="desktop/train/series_view.py" />
      <source>Done</source>
      <translation>Fertig</translation>
    </message>
    <message>
      <location filename="training/config" />
      <source>Download</source>
      <translation>Herunterladen</translation>
    </message>
    <message>
      <location filename="core/network/weight.py" />
      <source>Download it again.</source>
      <translation>Laden Sie sie erneut herunter.</translation>
    </message>
    <message>
      <location filename="core/ham10000/unpack.py" />
      <source>Download it too, and choose it together with the archives.</source>
      <translation>Laden Sie sie auch herunter, und wählen Sie sie zusammen mit den Archiven.</translation>
    </message>
    <message>
      <location filename="desktop/browse/get_view.py" />
      <source>Download with Kaggle's client</source>
      <translation>Mit dem Kaggle-Client herunterladen</translation>
    </message>
    <message>
      <location filename="core/ham10000/kaggle.py" />
      <source>Downloading (MB)</source>
      <translation>Wird heruntergeladen (MB)</translation>
    </message>
    <message>
      <location filename="desktop/train/curve_options.py" />
      <source>Draw the axis upwards by logarithms</source>
      <translation>Senkrechte Achse logarithmisch zeichnen</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/local_page.py" />
      <source>Drawing intervals…</source>
      <translation>Intervalle werden berechnet …</translation>
    </message>
    <message>
      <location filename="desktop/train/compare_view.py" />
      <location filename="desktop/train/curve_board.py" />
      <source>Drawn from the first epoch on</source>
      <translation>Wird ab der ersten Epoche gezeichnet</translation>
    </message>
    <message>
      <location filename="desktop/train/curve_board.py" />
      <source>Drawn from the first step on</source>
      <translation>Wird ab dem ersten Schritt gezeichnet</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/local_view.py" />
      <source>Drift</source>
      <translation>Drift</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/local_text.py" />
      <source>Drift (PSI)</source>
      <translation>Drift (PSI)</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/local_view.py" />
      <source>Drift in the tests so far</source>
      <translation>Drift in den bisherigen Tests</translation>
    </message>
    <message>
      <location filename="desktop/shell/introduction.py" />
      <source>Drop an image, say what is known of the person, read seven probabilities, their malignant sum, and where the network looked.</source>
      <translation>Ziehen Sie ein Bild hierher, sagen Sie, was über die Person bekannt ist, und lesen Sie sieben Wahrscheinlichkeiten, ihre maligne Summe und wohin das Netz geschaut hat.</translation>
    </message>
    <message>
      <location filename="desktop/classify/page.py" />
      <source>Drop images here</source>
      <translation>Bilder hierher ziehen</translation>
    </message>
    <message>
      <location filename="training/config" />
      <source>Drop path</source>
      <translation>Drop-Path</translation>
    </message>
    <message>
      <location filename="training/config" />
      <source>Dropout of the head's layers, e.g. 0.2,0.1 or one for all; empty: its own.</source>
      <translation>Dropout der Schichten des Kopfs, z. B. 0.2,0.1 oder ein Wert für alle; leer: Vorgabe.</translation>
    </message>
    <message>
      <location filename="core/error.py" />
      <source>Duplicate id</source>
      <translation>Doppelte ID</translation>
    </message>
    <message>
      <location filename="desktop/cases/statistics_view.py" />
      <source>Each case that the filters leave counts once. The biopsy says what is right: by diagnosis or, where it only says benign or malignant, by that. The intervals are Wilson's: wide with few cases.</source>
      <translation>Jeder Fall, den die Filter übrig lassen, zählt einmal. Als richtig gilt der Biopsiebefund: die Diagnose oder, wenn er nur benigne oder maligne nennt, diese Einstufung. Wilson-Intervalle: bei wenigen Fällen breit.</translation>
    </message>
    <message>
      <location filename="core/evaluation/calibration.py" />
      <source>Each class needs a share above 0.</source>
      <translation>Jede Klasse braucht einen Anteil über 0.</translation>
    </message>
    <message>
      <location filename="core/evaluation/cohort_file.py" />
      <source>Each image needs one row.</source>
      <translation>Jedes Bild braucht eine Zeile.</translation>
    </message>
    <message>
      <location filename="training/config" />
      <source>Each image once an epoch, or rare classes as often as common ones.</source>
      <translation>Jedes Bild einmal je Epoche, oder seltene Klassen so oft wie häufige.</translation>
    </message>
    <message>
      <location filename="desktop/train/queue_view.py" />
      <source>Earlier</source>
      <translation>Früher</translation>
    </message>
    <message>
      <location filename="resources/presets" />
      <source>EfficientNetV2-S at 384 pixels fused with embedded age, sex and site; sized for an accelerator.</source>
      <translation>EfficientNetV2-S bei 384 Pixeln, verbunden mit eingebettetem Alter, Geschlecht und Lokalisation; für einen Beschleuniger bemessen.</translation>
    </message>
    <message>
      <location filename="training/config" />
      <source>Ema</source>
      <translation>EMA</translation>
    </message>
    <message>
      <location filename="training/supervisor.py" />
      <source>End it there, or ask it to stop.</source>
      <translation>Beenden Sie ihn dort, oder bitten Sie ihn anzuhalten.</translation>
    </message>
    <message>
      <location filename="core/integrity_report.py" />
      <source>End its name in {value}.</source>
      <translation>Der Name muss auf {value} enden.</translation>
    </message>
    <message>
      <location filename="desktop/shell/introduction.py" />
      <source>End the tour</source>
      <translation>Rundgang beenden</translation>
    </message>
    <message>
      <location filename="desktop/classify/batch_panel.py" />
      <source>Ended before all images were classified.</source>
      <translation>Beendet, bevor alle Bilder klassifiziert waren.</translation>
    </message>
    <message>
      <location filename="desktop/window.py" />
      <source>Engine</source>
      <translation>Rechenprozess</translation>
    </message>
    <message>
      <location filename="desktop/app.py" />
      <source>Engine not started yet</source>
      <translation>Rechenprozess noch nicht gestartet</translation>
    </message>
    <message>
      <location filename="desktop/app.py" />
      <source>Engine ready</source>
      <translation>Rechenprozess bereit</translation>
    </message>
    <message>
      <location filename="desktop/app.py" />
      <source>Engine restarted</source>
      <translation>Rechenprozess neu gestartet</translation>
    </message>
    <message>
      <location filename="desktop/app.py" />
      <source>Engine starting…</source>
      <translation>Rechenprozess startet …</translation>
    </message>
    <message>
      <location filename="desktop/app.py" />
      <source>Engine stopped</source>
      <translation>Rechenprozess beendet</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/local_text.py" />
      <source>Enough for a validation: 100 malignant and 100 benign lesions, or more.</source>
      <translation>Genug für eine Validierung: mindestens 100 maligne und 100 benigne Läsionen.</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/local_view.py" />
      <source>Enough to conclude?</source>
      <translation>Genug für Schlussfolgerungen?</translation>
    </message>
    <message>
      <location filename="core/library/listing.py" />
      <source>Ensemble</source>
      <translation>Ensemble</translation>
    </message>
    <message>
      <location filename="desktop/cases/detail_panel.py" />
      <source>Entered {time}</source>
      <translation>Eingetragen {time}</translation>
    </message>
    <message>
      <location filename="desktop/widget/run_curves.py" />
      <source>Epoch</source>
      <translation>Epoche</translation>
    </message>
    <message>
      <location filename="desktop/train/run_view.py" />
      <source>Epoch {epoch}</source>
      <translation>Epoche {epoch}</translation>
    </message>
    <message>
      <location filename="desktop/train/run_view.py" />
      <source>Epoch {epoch} of {whole}</source>
      <translation>Epoche {epoch} von {whole}</translation>
    </message>
    <message>
      <location filename="desktop/train/comparison.py" />
      <location filename="desktop/train/series_view.py" />
      <location filename="training/config" />
      <source>Epochs</source>
      <translation>Epochen</translation>
    </message>
    <message>
      <location filename="training/config" />
      <source>Epochs in which the learning rate rises from zero.</source>
      <translation>Epochen, in denen die Lernrate von null ansteigt.</translation>
    </message>
    <message>
      <location filename="training/config" />
      <source>Epochs of the first phase.</source>
      <translation>Epochen der ersten Phase.</translation>
    </message>
    <message>
      <location filename="training/config" />
      <source>Epochs of the second phase.</source>
      <translation>Epochen der zweiten Phase.</translation>
    </message>
    <message>
      <location filename="training/config" />
      <source>Epochs without a better figure before a phase ends; 0 is never.</source>
      <translation>Epochen ohne bessere Kennzahl, bis eine Phase endet; 0: nie.</translation>
    </message>
    <message>
      <location filename="training/config" />
      <source>Epochs without a better figure before it falls.</source>
      <translation>Epochen ohne bessere Kennzahl, bis die Lernrate sinkt.</translation>
    </message>
    <message>
      <location filename="desktop/shell/cache_panel.py" />
      <source>Erase image stores not used for {lately_days} days</source>
      <translation>Bildspeicher löschen, die seit {lately_days} Tagen nicht verwendet wurden</translation>
    </message>
    <message>
      <location filename="desktop/train/estimate_bar.py" />
      <source>Estimate</source>
      <translation>Schätzen</translation>
    </message>
    <message>
      <location filename="desktop/app.py" />
      <location filename="desktop/evaluate/open_dialog.py" />
      <location filename="desktop/evaluate/page.py" />
      <location filename="desktop/evaluate/run_panel.py" />
      <location filename="desktop/shell/introduction.py" />
      <source>Evaluate</source>
      <translation>Auswerten</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/open_button.py" />
      <source>Evaluate a model on a dataset, or a table of probabilities</source>
      <translation>Ein Modell auf einem Datensatz oder eine Wahrscheinlichkeitstabelle auswerten</translation>
    </message>
    <message>
      <location filename="core/evaluation/kept.py" />
      <source>Evaluate it again first.</source>
      <translation>Werten Sie es zuerst erneut aus.</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/page.py" />
      <source>Evaluating {name} on {data}…</source>
      <translation>{name} wird ausgewertet auf: {data} …</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/page.py" />
      <source>Evaluating {name}…</source>
      <translation>{name} wird ausgewertet …</translation>
    </message>
    <message>
      <location filename="desktop/browse/duplicate_view.py" />
      <source>Every image is read and compared with all others: some minutes for ten thousand. You can go on working meanwhile.</source>
      <translation>Jedes Bild wird gelesen und mit allen anderen verglichen. Bei zehntausend Bildern dauert das einige Minuten. Sie können währenddessen weiterarbeiten.</translation>
    </message>
    <message>
      <location filename="desktop/shell/introduction.py" />
      <source>Every model with its facts and figures: name it, make it the default for Classify, export it as one file, or import one.</source>
      <translation>Jedes Modell mit Angaben und Kennzahlen: Benennen Sie es, machen Sie es zum Standard beim Klassifizieren, exportieren Sie es als eine Datei, oder importieren Sie eines.</translation>
    </message>
    <message>
      <location filename="desktop/shell/introduction.py" />
      <source>Everything by name</source>
      <translation>Alles per Namen finden</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/result_view.py" />
      <source>Everything of this evaluation as PDF, HTML or JSON</source>
      <translation>Alles aus dieser Auswertung als PDF, HTML oder JSON</translation>
    </message>
    <message>
      <location filename="desktop/browse/selection_bar.py" />
      <source>Everything that can be done with the selected images, with its key</source>
      <translation>Alles, was mit den ausgewählten Bildern möglich ist, mit den Tasten</translation>
    </message>
    <message>
      <location filename="desktop/shell/shortcut_dialog.py" />
      <source>Everywhere</source>
      <translation>Überall</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/cost_view.py" />
      <source>Example costs</source>
      <translation>Beispielkosten</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/decision_view.py" />
      <source>Excising from a probability of {level:.1%} on: net benefit {own}{mark} with the model, {everyone} if all are excised, 0 if none.</source>
      <translation>Bei Exzision ab einer Wahrscheinlichkeit von {level:.1%} beträgt der Nettonutzen mit dem Modell {own}{mark}; werden alle exzidiert, {everyone}; wird keine exzidiert, 0.</translation>
    </message>
    <message>
      <location filename="core/evaluation/figure.py" />
      <source>Expected calibration error</source>
      <translation>Erwarteter Kalibrierungsfehler</translation>
    </message>
    <message>
      <location filename="desktop/browse/column.py" />
      <source>Expert consensus</source>
      <translation>Expertenkonsens</translation>
    </message>
    <message>
      <location filename="core/metadata.py" />
      <source>Export or copy the model again.</source>
      <translation>Exportieren oder kopieren Sie das Modell erneut.</translation>
    </message>
    <message>
      <location filename="desktop/browse/tool_box.py" />
      <source>Export proposals, stars and notes</source>
      <translation>Vorschläge, Sterne und Notizen exportieren</translation>
    </message>
    <message>
      <location filename="desktop/browse/tool_box.py" />
      <source>Export proposals, stars and notes…</source>
      <translation>Vorschläge, Sterne und Notizen exportieren …</translation>
    </message>
    <message>
      <location filename="desktop/cases/page.py" />
      <source>Export the cases that are found</source>
      <translation>Gefundene Fälle exportieren</translation>
    </message>
    <message>
      <location filename="desktop/models/page.py" />
      <source>Export the model</source>
      <translation>Modell exportieren</translation>
    </message>
    <message>
      <location filename="desktop/models/page.py" />
      <source>Exporting {name}…</source>
      <translation>{name} wird exportiert …</translation>
    </message>
    <message>
      <location filename="desktop/cases/page.py" />
      <location filename="desktop/models/detail_view.py" />
      <source>Export…</source>
      <translation>Exportieren …</translation>
    </message>
    <message>
      <location filename="desktop/models/detail_view.py" />
      <source>Facts</source>
      <translation>Angaben</translation>
    </message>
    <message>
      <location filename="desktop/train/series_view.py" />
      <source>Failed: {names}. The log of the run says why.</source>
      <translation>Fehlgeschlagen: {names}. Das Protokoll des Laufs sagt, warum.</translation>
    </message>
    <message>
      <location filename="training/config" />
      <source>Features for the head: of the backbone's last stage, or of all its stages.</source>
      <translation>Merkmale für den Kopf: der letzten Stufe des Backbones oder aller Stufen.</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/figure_text.py" />
      <location filename="desktop/models/figure_section.py" />
      <location filename="desktop/train/compare_view.py" />
      <source>Figure</source>
      <translation>Kennzahl</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/figure_text.py" />
      <source>Figure (95% interval)</source>
      <translation>Kennzahl (95-%-Intervall)</translation>
    </message>
    <message>
      <location filename="training/config" />
      <source>Figure that chooses the best epoch.</source>
      <translation>Kennzahl, die die beste Epoche bestimmt.</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/figures_view.py" />
      <location filename="desktop/evaluate/result_view.py" />
      <location filename="desktop/models/figure_section.py" />
      <source>Figures</source>
      <translation>Kennzahlen</translation>
    </message>
    <message>
      <location filename="desktop/train/compare_view.py" />
      <source>Figures are of the epoch that each run kept, on the validation subset, with one view and before calibration; the list on the left shows the finished model. Test figures are compared on Evaluate, where looks at them are counted.</source>
      <translation>Die Kennzahlen gelten für die Epoche, die jeder Lauf behalten hat, an den Validierungsbildern, mit einer Ansicht und vor der Kalibrierung; die Liste links zeigt das fertige Modell. Testkennzahlen werden unter „Auswerten“ verglichen, wo jeder Blick darauf gezählt wird.</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/figures_view.py" />
      <source>Figures by class</source>
      <translation>Kennzahlen nach Klasse</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/figures_view.py" />
      <source>Figures by population</source>
      <translation>Kennzahlen nach Population</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/figures_view.py" />
      <source>Figures by subgroup</source>
      <translation>Kennzahlen nach Untergruppe</translation>
    </message>
    <message>
      <location filename="desktop/models/figure_section.py" />
      <source>Figures of the model</source>
      <translation>Kennzahlen des Modells</translation>
    </message>
    <message>
      <location filename="desktop/shell/introduction.py" />
      <source>Figures with 95 % intervals by lesion, the images behind each cell and mistake. Looks at the test images are counted.</source>
      <translation>Kennzahlen mit 95-%-Intervallen nach Läsionen, die Bilder hinter jedem Feld und Fehler. Einsichten in die Testbilder werden gezählt.</translation>
    </message>
    <message>
      <location filename="desktop/browse/column.py" />
      <location filename="desktop/browse/detail_panel.py" />
      <location filename="desktop/models/state_dict_dialog.py" />
      <location filename="desktop/shell/shell.py" />
      <source>File</source>
      <translation>Datei</translation>
    </message>
    <message>
      <location filename="training/config" />
      <source>File of pretrained weights instead of those that come with the backbone.</source>
      <translation>Datei mit vortrainierten Gewichten anstelle der zum Backbone gehörigen.</translation>
    </message>
    <message>
      <location filename="desktop/browse/get_view.py" />
      <source>Files to import</source>
      <translation>Zu importierende Dateien</translation>
    </message>
    <message>
      <location filename="desktop/train/run_view.py" />
      <source>Fill the form with its settings, to change and start anew</source>
      <translation>Das Formular mit seinen Einstellungen füllen, um sie zu ändern und neu zu starten</translation>
    </message>
    <message>
      <location filename="desktop/shell/shell.py" />
      <source>Find</source>
      <translation>Suchen</translation>
    </message>
    <message>
      <location filename="desktop/browse/duplicate_view.py" />
      <source>Find near duplicates</source>
      <translation>Beinahe-Duplikate suchen</translation>
    </message>
    <message>
      <location filename="desktop/browse/tool_box.py" />
      <source>Find near duplicates…</source>
      <translation>Beinahe-Duplikate suchen …</translation>
    </message>
    <message>
      <location filename="desktop/browse/duplicate_view.py" />
      <source>Finds photographs of the same spot, shifted or in other light too. Pairs of different lesions are only suspects: look at each pair.</source>
      <translation>Findet Aufnahmen derselben Stelle, auch verschoben oder in anderem Licht. Paare aus verschiedenen Läsionen sind nur ein Verdacht: Sehen Sie sich jedes Paar an.</translation>
    </message>
    <message>
      <location filename="training/config" />
      <source>Fine-tuning</source>
      <translation>Feinabstimmung</translation>
    </message>
    <message>
      <location filename="desktop/train/comparison.py" />
      <source>Finished epochs</source>
      <translation>Abgeschlossene Epochen</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/run_panel.py" />
      <source>Finished runs</source>
      <translation>Fertige Läufe</translation>
    </message>
    <message>
      <location filename="desktop/cases/detail_panel.py" />
      <location filename="desktop/cases/model.py" />
      <source>First reading</source>
      <translation>Erstbefund</translation>
    </message>
    <message>
      <location filename="core/casebook/reading.py" />
      <source>First reading agrees with the model</source>
      <translation>Erstbefund stimmt mit dem Modell überein</translation>
    </message>
    <message>
      <location filename="core/evaluation/recalibration.py" />
      <source>Fitted on all of them and kept as revision {revision}.</source>
      <translation>An allen angepasst und als Revision {revision} gespeichert.</translation>
    </message>
    <message>
      <location filename="core/evaluation/recalibration.py" />
      <source>Fitted on one half of the lesions and measured on the other, both ways: {after}.</source>
      <translation>An einer Hälfte der Läsionen angepasst und an der anderen gemessen, in beiden Richtungen: {after}.</translation>
    </message>
    <message>
      <location filename="resources/presets" />
      <source>Five dense layers on raw pixels beside one-hot age, sex and site.</source>
      <translation>Fünf dichte Schichten auf Rohpixeln neben One-Hot-kodiertem Alter, Geschlecht und Lokalisation.</translation>
    </message>
    <message>
      <location filename="desktop/cases/detail_panel.py" />
      <source>Flag: {name}.</source>
      <translation>Hinweis: {name}.</translation>
    </message>
    <message>
      <location filename="desktop/classify/compare_column.py" />
      <source>Flagged (threshold {limit:.1%})</source>
      <translation>Auffällig (Schwelle {limit:.1%})</translation>
    </message>
    <message>
      <location filename="core/evaluation/decision_text.py" />
      <source>Flagged from a malignancy of {threshold} on, as asked for.</source>
      <translation>Auffällig ab einer Malignität von {threshold}, wie verlangt.</translation>
    </message>
    <message>
      <location filename="core/evaluation/decision_text.py" />
      <source>Flagged from a malignancy of {threshold} on, chosen for {sensitivity} sensitivity.</source>
      <translation>Auffällig ab einer Malignität von {threshold}, gewählt für {sensitivity} Sensitivität.</translation>
    </message>
    <message>
      <location filename="core/evaluation/decision_text.py" />
      <source>Flagged from a malignancy of {threshold} on.</source>
      <translation>Auffällig ab einer Malignität von {threshold}.</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/point_figures.py" />
      <source>Flagged per 1,000</source>
      <translation>Auffällig je 1.000</translation>
    </message>
    <message>
      <location filename="core/evaluation/decided.py" />
      <source>Flagged: malignancy {share}, threshold {limit}</source>
      <translation>Auffällig: Malignität {share}, Schwelle {limit}</translation>
    </message>
    <message>
      <location filename="training/config" />
      <source>Focal gamma</source>
      <translation>Fokales Gamma</translation>
    </message>
    <message>
      <location filename="desktop/models/detail_view.py" />
      <location filename="training/config" />
      <source>Folder</source>
      <translation>Ordner</translation>
    </message>
    <message>
      <location filename="desktop/classify/intake.py" />
      <source>Folder of images…</source>
      <translation>Ordner mit Bildern …</translation>
    </message>
    <message>
      <location filename="training/config" />
      <source>Folder of the dataset.</source>
      <translation>Ordner des Datensatzes.</translation>
    </message>
    <message>
      <location filename="training/config" />
      <source>Folder of the images, where it lies elsewhere.</source>
      <translation>Ordner der Bilder, falls er woanders liegt.</translation>
    </message>
    <message>
      <location filename="training/config" />
      <source>Folder searched for pretrained weights; empty is DERMADESK_WEIGHTS, else the user's own.</source>
      <translation>Ordner, in dem vortrainierte Gewichte gesucht werden; leer: DERMADESK_WEIGHTS, sonst der eigene.</translation>
    </message>
    <message>
      <location filename="desktop/shell/preference.py" />
      <source>Folders</source>
      <translation>Ordner</translation>
    </message>
    <message>
      <location filename="training/series/option.py" />
      <source>Folds</source>
      <translation>Folds</translation>
    </message>
    <message>
      <location filename="training/series/fold.py" />
      <source>Folds are drawn anew, so a given split has no place.</source>
      <translation>Folds werden neu gezogen; eine gegebene Aufteilung passt nicht dazu.</translation>
    </message>
    <message>
      <location filename="desktop/browse/column.py" />
      <source>Follow-up</source>
      <translation>Verlaufskontrolle</translation>
    </message>
    <message>
      <location filename="desktop/shell/shell.py" />
      <source>Forget recent folders and models</source>
      <translation>Zuletzt verwendete Ordner und Modelle vergessen</translation>
    </message>
    <message>
      <location filename="desktop/browse/saved_filter.py" />
      <source>Forget the chosen saved filter</source>
      <translation>Gewählten Filter vergessen</translation>
    </message>
    <message>
      <location filename="training/config" />
      <source>Form of the loss.</source>
      <translation>Form des Verlusts.</translation>
    </message>
    <message>
      <location filename="core/library/package.py" />
      <source>Free some space, or check the rights of that folder.</source>
      <translation>Schaffen Sie Platz, oder prüfen Sie die Rechte dieses Ordners.</translation>
    </message>
    <message>
      <location filename="core/library/package.py" />
      <source>Free some space.</source>
      <translation>Schaffen Sie Platz.</translation>
    </message>
    <message>
      <location filename="core/evaluation/rule.py" />
      <source>From a malignancy of {threshold} on no malignant image is flagged.</source>
      <translation>Ab einer Malignität von {threshold} ist kein malignes Bild auffällig.</translation>
    </message>
    <message>
      <location filename="desktop/models/model_list.py" />
      <source>From a run</source>
      <translation>Aus einem Lauf</translation>
    </message>
    <message>
      <location filename="desktop/browse/photo_viewer.py" />
      <source>Full screen (F11)</source>
      <translation>Vollbild (F11)</translation>
    </message>
    <message>
      <location filename="core/case/side_by_side.py" />
      <source>Furthest apart: malignancy, {low} ({lowest}) to {high} ({highest}).</source>
      <translation>Am weitesten auseinander: Malignität, {low} ({lowest}) bis {high} ({highest}).</translation>
    </message>
    <message>
      <location filename="core/case/side_by_side.py" />
      <source>Furthest apart: {name}, {low} ({lowest}) to {high} ({highest}).</source>
      <translation>Am weitesten auseinander: {name}, {low} ({lowest}) bis {high} ({highest}).</translation>
    </message>
    <message>
      <location filename="desktop/browse/get_view.py" />
      <source>Get HAM10000</source>
      <translation>HAM10000 beziehen</translation>
    </message>
    <message>
      <location filename="desktop/browse/page.py" />
      <location filename="desktop/browse/tool_box.py" />
      <source>Get HAM10000…</source>
      <translation>HAM10000 beziehen …</translation>
    </message>
    <message>
      <location filename="core/evaluation/calibration.py" />
      <source>Give a small one to rare classes.</source>
      <translation>Geben Sie seltenen Klassen einen kleinen Anteil.</translation>
    </message>
    <message>
      <location filename="training/search/plan.py" />
      <source>Give it a larger step.</source>
      <translation>Geben Sie eine größere Schrittweite an.</translation>
    </message>
    <message>
      <location filename="training/search/plan.py" />
      <source>Give it a step or choices.</source>
      <translation>Geben Sie eine Schrittweite oder Auswahlwerte an.</translation>
    </message>
    <message>
      <location filename="core/evaluation/cost.py" />
      <source>Give one each for {value}.</source>
      <translation>Geben Sie je einen für {value} an.</translation>
    </message>
    <message>
      <location filename="training/step/class_weight.py" />
      <source>Give one for each of {value}, and not only zeros.</source>
      <translation>Geben Sie je eines für {value} an, und nicht nur Nullen.</translation>
    </message>
    <message>
      <location filename="training/start.py" />
      <source>Give one of them.</source>
      <translation>Geben Sie eines davon an.</translation>
    </message>
    <message>
      <location filename="core/network/weight.py" />
      <source>Give the path of a file.</source>
      <translation>Geben Sie den Pfad einer Datei an.</translation>
    </message>
    <message>
      <location filename="core/evaluation/cohort_file.py" />
      <source>Give the table of diagnoses with --truth.</source>
      <translation>Geben Sie die Diagnosetabelle mit --truth an.</translation>
    </message>
    <message>
      <location filename="desktop/train/series_view.py" />
      <source>Go on</source>
      <translation>Weitermachen</translation>
    </message>
    <message>
      <location filename="desktop/shell/shortcut_dialog.py" />
      <source>Go through the controls</source>
      <translation>Durch die Bedienelemente gehen</translation>
    </message>
    <message>
      <location filename="desktop/classify/explanation_panel.py" />
      <source>Grad-CAM</source>
      <translation>Grad-CAM</translation>
    </message>
    <message>
      <location filename="desktop/classify/explanation_panel.py" />
      <source>Grad-CAM++</source>
      <translation>Grad-CAM++</translation>
    </message>
    <message>
      <location filename="training/config" />
      <source>Gradient clip</source>
      <translation>Gradientengrenze</translation>
    </message>
    <message>
      <location filename="desktop/browse/collection.py" />
      <source>Grid</source>
      <translation>Raster</translation>
    </message>
    <message>
      <location filename="training/config/field_spec.py" />
      <source>Groups: {value}.</source>
      <translation>Gruppen: {value}.</translation>
    </message>
    <message>
      <location filename="core/ham10000/unpack.py" />
      <source>HAM10000 has {published} images, not {found}.</source>
      <translation>HAM10000 hat {published} Bilder, nicht {found}.</translation>
    </message>
    <message>
      <location filename="core/ham10000/unpack.py" />
      <source>HAM10000 has {published} lesions, not {found}.</source>
      <translation>HAM10000 hat {published} Läsionen, nicht {found}.</translation>
    </message>
    <message>
      <location filename="core/ham10000/unpack.py" />
      <source>HAM10000 has {published} rows, not {found}.</source>
      <translation>HAM10000 hat {published} Zeilen, nicht {found}.</translation>
    </message>
    <message>
      <location filename="core/ham10000/source.py" />
      <source>HAM10000_images_part_1.zip, HAM10000_images_part_2.zip and HAM10000_metadata</source>
      <translation>HAM10000_images_part_1.zip, HAM10000_images_part_2.zip und HAM10000_metadata</translation>
    </message>
    <message>
      <location filename="core/ham10000/source.py" />
      <source>Harvard Dataverse</source>
      <translation>Harvard Dataverse</translation>
    </message>
    <message>
      <location filename="core/library/package.py" />
      <source>Have it exported again.</source>
      <translation>Lassen Sie es erneut exportieren.</translation>
    </message>
    <message>
      <location filename="core/library/listing.py" />
      <location filename="training/config" />
      <source>Head</source>
      <translation>Kopf</translation>
    </message>
    <message>
      <location filename="training/config" />
      <source>Head dropouts</source>
      <translation>Dropouts des Kopfs</translation>
    </message>
    <message>
      <location filename="training/config" />
      <source>Head widths</source>
      <translation>Breiten des Kopfs</translation>
    </message>
    <message>
      <location filename="training/config" />
      <source>Head, on a frozen backbone</source>
      <translation>Kopf, auf eingefrorenem Backbone</translation>
    </message>
    <message>
      <location filename="core/network/head.py" />
      <source>Heads: {value}.</source>
      <translation>Köpfe: {value}.</translation>
    </message>
    <message>
      <location filename="desktop/shell/shell.py" />
      <source>Help</source>
      <translation>Hilfe</translation>
    </message>
    <message>
      <location filename="core/evaluation/evaluation.py" />
      <source>Histology-proven images</source>
      <translation>Histologisch gesichert</translation>
    </message>
    <message>
      <location filename="desktop/browse/column.py" />
      <source>Histopathology</source>
      <translation>Histopathologie</translation>
    </message>
    <message>
      <location filename="training/config" />
      <source>Horizontal flip</source>
      <translation>Horizontal spiegeln</translation>
    </message>
    <message>
      <location filename="training/config" />
      <source>How age, sex and site go into the network beside the image.</source>
      <translation>Wie Alter, Geschlecht und Lokalisation neben dem Bild in das Netz eingehen.</translation>
    </message>
    <message>
      <location filename="desktop/classify/what_if_view.py" />
      <source>How far age, sex and site move each probability</source>
      <translation>Wie weit Alter, Geschlecht und Lokalisation jede Wahrscheinlichkeit verschieben</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/prior_bar.py" />
      <source>How far probabilities are corrected to the prevalence: 0 leaves them as they were learned, 1 corrects in full.</source>
      <translation>Wie weit die Wahrscheinlichkeiten auf die Prävalenz korrigiert werden: 0 lässt sie wie gelernt, 1 korrigiert ganz.</translation>
    </message>
    <message>
      <location filename="training/config" />
      <source>How far the focal loss turns to the hard images.</source>
      <translation>Wie weit sich der fokale Verlust den schwierigen Bildern zuwendet.</translation>
    </message>
    <message>
      <location filename="training/config" />
      <source>How far the training prior is added to the logits; 1 aims at balanced recall.</source>
      <translation>Wie weit der Trainingsprior auf die Logits addiert wird; 1 zielt auf ausgewogene Sensitivität.</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/prior_bar.py" />
      <source>How frequent the classes were in training is not known: no prior can be tried.</source>
      <translation>Wie häufig die Klassen im Training waren, ist nicht bekannt: Es lässt sich kein Prior erproben.</translation>
    </message>
    <message>
      <location filename="desktop/classify/commit_panel.py" />
      <source>How sure</source>
      <translation>Wie sicher</translation>
    </message>
    <message>
      <location filename="desktop/classify/commit_panel.py" />
      <source>How sure you are</source>
      <translation>Wie sicher Sie sind</translation>
    </message>
    <message>
      <location filename="training/series/option.py" />
      <source>How the next trial is chosen.</source>
      <translation>Wie der nächste Versuch gewählt wird.</translation>
    </message>
    <message>
      <location filename="training/series/option.py" />
      <source>How trials that lead nowhere are cut short.</source>
      <translation>Wie aussichtslose Versuche vorzeitig beendet werden.</translation>
    </message>
    <message>
      <location filename="training/config" />
      <source>Hue</source>
      <translation>Farbton</translation>
    </message>
    <message>
      <location filename="desktop/classify/ruling_panel.py" />
      <source>I agree</source>
      <translation>Ich stimme zu</translation>
    </message>
    <message>
      <location filename="desktop/browse/get_view.py" />
      <source>I agree to this download</source>
      <translation>Ich stimme dem Herunterladen zu</translation>
    </message>
    <message>
      <location filename="desktop/classify/ruling_panel.py" />
      <source>I override it</source>
      <translation>Ich entscheide anders</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/local_consent.py" />
      <source>I want this model to decide by these cases from now on.</source>
      <translation>Ich möchte, dass dieses Modell von nun an nach diesen Fällen entscheidet.</translation>
    </message>
    <message>
      <location filename="core/ham10000/source.py" />
      <source>ISIC Archive</source>
      <translation>ISIC Archive</translation>
    </message>
    <message>
      <location filename="core/evaluation/detail.py" />
      <source>ISIC score (ties wrong): {isic}{mark}.</source>
      <translation>ISIC-Score (Gleichstand falsch): {isic}{mark}.</translation>
    </message>
    <message>
      <location filename="core/case/table.py" />
      <location filename="core/evaluation/isic.py" />
      <source>ISIC tables need the seven diagnoses.</source>
      <translation>ISIC-Tabellen brauchen die sieben Diagnosen.</translation>
    </message>
    <message>
      <location filename="core/error.py" />
      <source>Id leaves the folder</source>
      <translation>ID führt aus dem Ordner hinaus</translation>
    </message>
    <message>
      <location filename="desktop/browse/column.py" />
      <location filename="desktop/browse/duplicate_view.py" />
      <location filename="desktop/browse/selection_bar.py" />
      <location filename="desktop/classify/what_if_view.py" />
      <location filename="desktop/evaluate/label_view.py" />
      <location filename="desktop/evaluate/local_text.py" />
      <source>Image</source>
      <translation>Bild</translation>
    </message>
    <message>
      <location filename="core/bundle.py" />
      <location filename="core/library/listing.py" />
      <location filename="desktop/models/state_dict_dialog.py" />
      <location filename="training/config" />
      <source>Image size</source>
      <translation>Bildgröße</translation>
    </message>
    <message>
      <location filename="core/error.py" />
      <source>Image without row</source>
      <translation>Bild ohne Zeile</translation>
    </message>
    <message>
      <location filename="desktop/classify/evidence_panel.py" />
      <source>Image {number} of {count}: {name}</source>
      <translation>Bild {number} von {count}: {name}</translation>
    </message>
    <message>
      <location filename="desktop/classify/what_if_view.py" />
      <source>Image: nothing known of the patient. Patient: as given above. Age, sex, site: from where to where the probability moves over all values of one, the rest as given. Sum: of the malignant classes.</source>
      <translation>Bild: nichts über den Patienten bekannt. Patient: wie oben angegeben. Alter, Geschlecht, Lokalisation: von wo bis wo die Wahrscheinlichkeit über alle Werte einer Angabe reicht, die übrigen wie angegeben. Summe: der malignen Klassen.</translation>
    </message>
    <message>
      <location filename="desktop/models/state_dict_dialog.py" />
      <source>ImageNet's mean and deviation</source>
      <translation>Mittelwert und Standardabweichung von ImageNet</translation>
    </message>
    <message>
      <location filename="desktop/browse/grid.py" />
      <location filename="desktop/evaluate/figure_text.py" />
      <location filename="training/config" />
      <source>Images</source>
      <translation>Bilder</translation>
    </message>
    <message>
      <location filename="desktop/classify/intake.py" />
      <location filename="desktop/shell/shell.py" />
      <source>Images ({patterns})</source>
      <translation>Bilder ({patterns})</translation>
    </message>
    <message>
      <location filename="core/dataset.py" />
      <source>Images are .jpg, .jpeg or .png.</source>
      <translation>Bilder sind .jpg, .jpeg oder .png.</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/cost_view.py" />
      <source>Images by action</source>
      <translation>Bilder nach Maßnahme</translation>
    </message>
    <message>
      <location filename="desktop/browse/split_view.py" />
      <source>Images by diagnosis and subset</source>
      <translation>Bilder nach Diagnose und Teilmenge</translation>
    </message>
    <message>
      <location filename="desktop/engine_task.py" />
      <source>Images end in {known}.</source>
      <translation>Bilder enden auf {known}.</translation>
    </message>
    <message>
      <location filename="training/config" />
      <source>Images in one step, on each device.</source>
      <translation>Bilder je Schritt, auf jedem Gerät.</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/local_view.py" />
      <source>Images left out</source>
      <translation>Ausgelassene Bilder</translation>
    </message>
    <message>
      <location filename="desktop/classify/join_button.py" />
      <source>Images of one lesion have one answer, {most_images} images at most (Ctrl+G)</source>
      <translation>Bilder einer Läsion erhalten eine gemeinsame Antwort, höchstens {most_images} Bilder (Strg+G)</translation>
    </message>
    <message>
      <location filename="desktop/browse/detail_panel.py" />
      <source>Images of the same lesion</source>
      <translation>Bilder derselben Läsion</translation>
    </message>
    <message>
      <location filename="desktop/classify/batch_panel.py" />
      <source>Images that cannot be used have no place there: {left:,}.</source>
      <translation>Nicht verwendbare Bilder haben dort keinen Platz: {left:,}.</translation>
    </message>
    <message>
      <location filename="desktop/browse/record_table.py" />
      <source>Images, as a table</source>
      <translation>Bilder als Tabelle</translation>
    </message>
    <message>
      <location filename="desktop/models/page.py" />
      <location filename="desktop/models/state_dict_dialog.py" />
      <source>Import</source>
      <translation>Importieren</translation>
    </message>
    <message>
      <location filename="desktop/models/page.py" />
      <source>Import a bundle or a run</source>
      <translation>Bundle oder Lauf importieren</translation>
    </message>
    <message>
      <location filename="desktop/models/page.py" />
      <source>Import a model</source>
      <translation>Modell importieren</translation>
    </message>
    <message>
      <location filename="desktop/models/state_dict_dialog.py" />
      <source>Import a state dict</source>
      <translation>State-Dict importieren</translation>
    </message>
    <message>
      <location filename="desktop/browse/tool_box.py" />
      <source>Import proposals, stars and notes</source>
      <translation>Vorschläge, Sterne und Notizen importieren</translation>
    </message>
    <message>
      <location filename="desktop/browse/tool_box.py" />
      <source>Import proposals, stars and notes…</source>
      <translation>Vorschläge, Sterne und Notizen importieren …</translation>
    </message>
    <message>
      <location filename="desktop/models/model_list.py" />
      <source>Imported</source>
      <translation>Importiert</translation>
    </message>
    <message>
      <location filename="desktop/browse/tool_box.py" />
      <source>Imported from {path}</source>
      <translation>Aus {path} importiert</translation>
    </message>
    <message>
      <location filename="desktop/models/page.py" />
      <source>Importing {name}…</source>
      <translation>{name} wird importiert …</translation>
    </message>
    <message>
      <location filename="core/error.py" />
      <source>Impossible value</source>
      <translation>Unmöglicher Wert</translation>
    </message>
    <message>
      <location filename="desktop/models/state_dict_dialog.py" />
      <source>In the order of the file's outputs: seven codes, or “benign malignant”.</source>
      <translation>In der Reihenfolge der Ausgaben der Datei: sieben Codes oder „benign malignant“.</translation>
    </message>
    <message>
      <location filename="desktop/browse/filter_panel.py" />
      <source>Include unknown age</source>
      <translation>Auch unbekanntes Alter</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/local_text.py" />
      <source>Index</source>
      <translation>Index</translation>
    </message>
    <message>
      <location filename="desktop/classify/ruling_panel.py" />
      <source>Instead</source>
      <translation>Stattdessen</translation>
    </message>
    <message>
      <location filename="core/evaluation/local.py" />
      <source>Internal, test subset</source>
      <translation>Intern, Testteilmenge</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/local_view.py" />
      <source>Internal: {source}, {population}{often}.</source>
      <translation>Intern: {source}, {population}{often}.</translation>
    </message>
    <message>
      <location filename="training/config/yaml_text.py" />
      <source>Is it a config file?</source>
      <translation>Ist es eine Konfigurationsdatei?</translation>
    </message>
    <message>
      <location filename="desktop/browse/tool_box.py" />
      <source>Is it of another folder?</source>
      <translation>Gehört sie zu einem anderen Ordner?</translation>
    </message>
    <message>
      <location filename="core/library/bin.py" />
      <source>Is it open in another program, or in a folder that you may not write to?</source>
      <translation>Ist es in einem anderen Programm geöffnet oder in einem Ordner, in den Sie nicht schreiben dürfen?</translation>
    </message>
    <message>
      <location filename="core/layout/table.py" />
      <source>Is it really the table of the images?</source>
      <translation>Ist es wirklich die Tabelle der Bilder?</translation>
    </message>
    <message>
      <location filename="core/split.py" />
      <source>Is it the split of another?</source>
      <translation>Ist es die Aufteilung eines anderen?</translation>
    </message>
    <message>
      <location filename="desktop/models/detail_view.py" />
      <source>It comes with Dermadesk</source>
      <translation>Wird mit Dermadesk geliefert</translation>
    </message>
    <message>
      <location filename="desktop/models/page.py" />
      <source>It could not be measured.</source>
      <translation>Es konnte nicht gemessen werden.</translation>
    </message>
    <message>
      <location filename="desktop/browse/annotation_store.py" />
      <source>It could not be set aside ({reason}).</source>
      <translation>Sie konnte nicht beiseitegelegt werden ({reason}).</translation>
    </message>
    <message>
      <location filename="desktop/browse/tool_view.py" />
      <source>It ended early.</source>
      <translation>Es endete vorzeitig.</translation>
    </message>
    <message>
      <location filename="core/evaluation/prior.py" />
      <source>It is not known how frequent the classes were in training.</source>
      <translation>Wie häufig die Klassen im Training waren, ist nicht bekannt.</translation>
    </message>
    <message>
      <location filename="desktop/shell/preference.py" />
      <source>It is {allowed}.</source>
      <translation>Möglich ist {allowed}.</translation>
    </message>
    <message>
      <location filename="core/library/bin.py" />
      <source>It lies in {aside}.</source>
      <translation>Es liegt in {aside}.</translation>
    </message>
    <message>
      <location filename="core/evaluation/cohort_file.py" />
      <source>It needs a column dx, or the columns {value}.</source>
      <translation>Sie braucht eine Spalte dx oder die Spalten {value}.</translation>
    </message>
    <message>
      <location filename="core/layout/table.py" />
      <source>It needs a header and a row an image.</source>
      <translation>Sie braucht eine Kopfzeile und eine Zeile je Bild.</translation>
    </message>
    <message>
      <location filename="training/series/queue.py" />
      <source>It needs no place in the queue.</source>
      <translation>Er braucht keinen Platz in der Warteschlange.</translation>
    </message>
    <message>
      <location filename="core/split.py" />
      <source>It needs the columns image_id and subset (train, val or test).</source>
      <translation>Sie braucht die Spalten image_id und subset (train, val oder test).</translation>
    </message>
    <message>
      <location filename="core/evaluation/cohort_file.py" />
      <source>It needs the columns p_akiec to p_vasc, AKIEC to VASC, or p_malignant.</source>
      <translation>Sie braucht die Spalten p_akiec bis p_vasc, AKIEC bis VASC oder p_malignant.</translation>
    </message>
    <message>
      <location filename="training/series/queue.py" />
      <source>It takes up whatever is added; “dermadesk queue stop” ends it.</source>
      <translation>Er übernimmt, was hinzukommt; „dermadesk queue stop“ beendet ihn.</translation>
    </message>
    <message>
      <location filename="core/casebook/opening.py" />
      <source>It was left as it is. Name another file with --cases or DERMADESK_CASES.</source>
      <translation>Sie blieb, wie sie war. Nennen Sie eine andere Datei mit --cases oder DERMADESK_CASES.</translation>
    </message>
    <message>
      <location filename="core/schema.py" />
      <source>It was left as it is. Open it with that version, or update this one.</source>
      <translation>Es blieb, wie es ist. Öffnen Sie es mit jener Version, oder aktualisieren Sie diese.</translation>
    </message>
    <message>
      <location filename="core/casebook/opening.py" />
      <source>It was left as it is. {hint}</source>
      <translation>Es blieb, wie es war. {hint}</translation>
    </message>
    <message>
      <location filename="desktop/browse/annotation_store.py" />
      <source>It was set aside as {path}. You begin with none.</source>
      <translation>Sie wurde als {path} beiseitegelegt. Sie beginnen ohne Anmerkungen.</translation>
    </message>
    <message>
      <location filename="desktop/train/new_run_view.py" />
      <source>It was trained on {folder}, which is not what is open.</source>
      <translation>Er wurde auf {folder} trainiert; geöffnet ist ein anderer Datensatz.</translation>
    </message>
    <message>
      <location filename="training/device/team.py" />
      <source>Its log says why.</source>
      <translation>Sein Protokoll sagt, warum.</translation>
    </message>
    <message>
      <location filename="training/series/plan_file.py" />
      <source>Its version is {version}.</source>
      <translation>Seine Version ist {version}.</translation>
    </message>
    <message>
      <location filename="desktop/classify/join_button.py" />
      <source>Join as one lesion</source>
      <translation>Zu einer Läsion verbinden</translation>
    </message>
    <message>
      <location filename="desktop/classify/join_button.py" />
      <source>Join as one lesion, or separate the images</source>
      <translation>Zu einer Läsion verbinden oder die Bilder trennen</translation>
    </message>
    <message>
      <location filename="desktop/shell/introduction.py" />
      <source>Judge honestly</source>
      <translation>Ehrlich urteilen</translation>
    </message>
    <message>
      <location filename="core/ham10000/source.py" />
      <source>Kaggle</source>
      <translation>Kaggle</translation>
    </message>
    <message>
      <location filename="core/ham10000/kaggle.py" />
      <source>Kaggle's client connects to kaggle.com with your account and downloads about 5 GB. Kaggle's terms apply, and the licence of the dataset.</source>
      <translation>Der Kaggle-Client verbindet sich mit Ihrem Konto bei kaggle.com und lädt etwa 5 GB herunter. Es gelten die Bedingungen von Kaggle und die Lizenz des Datensatzes.</translation>
    </message>
    <message>
      <location filename="core/ham10000/kaggle.py" />
      <source>Kaggle's client did not download the dataset: {value}.</source>
      <translation>Der Kaggle-Client hat den Datensatz nicht heruntergeladen: {value}.</translation>
    </message>
    <message>
      <location filename="desktop/browse/get_view.py" />
      <source>Kaggle's client is not installed on this computer (pip install kaggle).</source>
      <translation>Der Kaggle-Client ist auf diesem Computer nicht installiert (pip install kaggle).</translation>
    </message>
    <message>
      <location filename="desktop/classify/ruling_panel.py" />
      <source>Keep case</source>
      <translation>Fall speichern</translation>
    </message>
    <message>
      <location filename="desktop/classify/ruling_panel.py" />
      <source>Keep changes</source>
      <translation>Änderungen speichern</translation>
    </message>
    <message>
      <location filename="training/config" />
      <source>Keep head</source>
      <translation>Kopf behalten</translation>
    </message>
    <message>
      <location filename="training/config/yaml_text.py" />
      <source>Keep one of them.</source>
      <translation>Behalten Sie eines davon.</translation>
    </message>
    <message>
      <location filename="core/casebook/confirmed.py" />
      <source>Keep one on Classify.</source>
      <translation>Speichern Sie einen unter „Klassifizieren“.</translation>
    </message>
    <message>
      <location filename="training/config" />
      <source>Keep phases</source>
      <translation>Phasen behalten</translation>
    </message>
    <message>
      <location filename="training/series/option.py" />
      <source>Keep test</source>
      <translation>Test zurückhalten</translation>
    </message>
    <message>
      <location filename="training/config" />
      <source>Keep the best model of each phase too (phase1, phase2).</source>
      <translation>Auch das beste Modell jeder Phase behalten (phase1, phase2).</translation>
    </message>
    <message>
      <location filename="training/config" />
      <source>Keep the head of the model gone on from; else a new one.</source>
      <translation>Den Kopf des Modells behalten, von dem ausgegangen wird; sonst ein neuer.</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/keep_panel.py" />
      <source>Keep this threshold in the model</source>
      <translation>Schwelle im Modell speichern</translation>
    </message>
    <message>
      <location filename="desktop/shell/introduction.py" />
      <source>Keep what belongs together</source>
      <translation>Zusammenhalten, was zusammengehört</translation>
    </message>
    <message>
      <location filename="desktop/shell/introduction.py" />
      <source>Keep your models</source>
      <translation>Modelle verwalten</translation>
    </message>
    <message>
      <location filename="desktop/classify/ruling_panel.py" />
      <source>Keeping it…</source>
      <translation>Wird behalten…</translation>
    </message>
    <message>
      <location filename="desktop/cases/model.py" />
      <source>Kept</source>
      <translation>Gespeichert</translation>
    </message>
    <message>
      <location filename="desktop/classify/ruling_panel.py" />
      <source>Kept as case {number}.</source>
      <translation>Als Fall {number} gespeichert.</translation>
    </message>
    <message>
      <location filename="desktop/train/note_editor.py" />
      <source>Kept beside the run as note.txt. Its first line names the run in the list.</source>
      <translation>Liegt als note.txt beim Lauf. Die erste Zeile benennt den Lauf in der Liste.</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/local_setup.py" />
      <source>Kept cases with a biopsy</source>
      <translation>Gespeicherte Fälle mit Biopsie</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/local_consent.py" />
      <source>Kept. Classify and the command line decide by it from now on.</source>
      <translation>Gespeichert. „Klassifizieren“ und die Kommandozeile entscheiden ab jetzt danach.</translation>
    </message>
    <message>
      <location filename="desktop/shell/shell.py" />
      <location filename="desktop/shell/shortcut_dialog.py" />
      <source>Keyboard shortcuts</source>
      <translation>Tastenkürzel</translation>
    </message>
    <message>
      <location filename="desktop/shell/shortcut_dialog.py" />
      <source>Keys</source>
      <translation>Tasten</translation>
    </message>
    <message>
      <location filename="desktop/train/series_view.py" />
      <source>Kind</source>
      <translation>Art</translation>
    </message>
    <message>
      <location filename="desktop/browse/duplicate_view.py" />
      <location filename="desktop/cases/filter_bar.py" />
      <source>Known</source>
      <translation>Bekannt</translation>
    </message>
    <message>
      <location filename="core/casebook/query.py" />
      <location filename="training/device/device.py" />
      <source>Known are {known}.</source>
      <translation>Bekannt sind {known}.</translation>
    </message>
    <message>
      <location filename="core/casebook/entry.py" />
      <source>Known are {value}.</source>
      <translation>Bekannt sind {value}.</translation>
    </message>
    <message>
      <location filename="core/ensemble/make.py" />
      <source>Known are: {value}.</source>
      <translation>Bekannt sind: {value}.</translation>
    </message>
    <message>
      <location filename="core/library/foreign.py" />
      <source>Known: {known}.</source>
      <translation>Bekannt: {known}.</translation>
    </message>
    <message>
      <location filename="training/config" />
      <source>Label smoothing</source>
      <translation>Label-Glättung</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/image_panel.py" />
      <source>Label {truth}, taken for {answer} with {confidence:.1%}. Malignancy {malignancy:.1%}. {more}</source>
      <translation>Label: {truth}; klassifiziert als {answer}, {confidence:.1%}. Malignität {malignancy:.1%}. {more}</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/result_view.py" />
      <source>Labels</source>
      <translation>Labels</translation>
    </message>
    <message>
      <location filename="desktop/shell/preference.py" />
      <source>Language</source>
      <translation>Sprache</translation>
    </message>
    <message>
      <location filename="desktop/shell/shell.py" />
      <source>Larger text</source>
      <translation>Größerer Text</translation>
    </message>
    <message>
      <location filename="training/config" />
      <source>Largest change of brightness.</source>
      <translation>Größte Änderung der Helligkeit.</translation>
    </message>
    <message>
      <location filename="training/config" />
      <source>Largest change of contrast.</source>
      <translation>Größte Änderung des Kontrasts.</translation>
    </message>
    <message>
      <location filename="training/config" />
      <source>Largest change of saturation.</source>
      <translation>Größte Änderung der Sättigung.</translation>
    </message>
    <message>
      <location filename="training/config" />
      <source>Largest change of scale, as a share.</source>
      <translation>Größte Änderung des Maßstabs, als Anteil.</translation>
    </message>
    <message>
      <location filename="training/config" />
      <source>Largest learning rate of the phase.</source>
      <translation>Größte Lernrate der Phase.</translation>
    </message>
    <message>
      <location filename="training/config" />
      <source>Largest norm of the gradient; 0 does not clip.</source>
      <translation>Größte Norm des Gradienten; 0: keine Grenze.</translation>
    </message>
    <message>
      <location filename="training/config" />
      <source>Largest rotation in degrees.</source>
      <translation>Größte Drehung in Grad.</translation>
    </message>
    <message>
      <location filename="training/config" />
      <source>Largest shear, as a share of the side.</source>
      <translation>Größte Scherung, als Anteil der Seite.</translation>
    </message>
    <message>
      <location filename="training/config" />
      <source>Largest shift, as a share of the side.</source>
      <translation>Größte Verschiebung, als Anteil der Seite.</translation>
    </message>
    <message>
      <location filename="training/config" />
      <source>Largest turn of the hue, as a share of the circle.</source>
      <translation>Größte Drehung des Farbtons, als Anteil des Kreises.</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/local_setup.py" />
      <source>Last result</source>
      <translation>Letztes Ergebnis</translation>
    </message>
    <message>
      <location filename="desktop/shell/welcome.py" />
      <source>Lately</source>
      <translation>Zuletzt</translation>
    </message>
    <message>
      <location filename="desktop/train/queue_view.py" />
      <source>Later</source>
      <translation>Später</translation>
    </message>
    <message>
      <location filename="desktop/classify/explanation_panel.py" />
      <source>Lay over the image where the network saw a class. The model sees only the square in the middle.</source>
      <translation>Über das Bild legen, wo das Netz eine Klasse gesehen hat. Das Modell sieht nur das Quadrat in der Mitte.</translation>
    </message>
    <message>
      <location filename="training/config" />
      <source>Layer decay</source>
      <translation>Schichtabklingen</translation>
    </message>
    <message>
      <location filename="training/config" />
      <source>Layers</source>
      <translation>Schichten</translation>
    </message>
    <message>
      <location filename="training/config" />
      <source>Layers between the features and the outputs.</source>
      <translation>Schichten zwischen Merkmalen und Ausgaben.</translation>
    </message>
    <message>
      <location filename="training/config" />
      <source>Layers of the backbone that learn where “last_layers” is chosen.</source>
      <translation>Schichten des Backbones, die lernen, wo „last_layers“ gewählt ist.</translation>
    </message>
    <message>
      <location filename="desktop/train/comparison.py" />
      <location filename="desktop/train/curve_board.py" />
      <location filename="training/config" />
      <source>Learning rate</source>
      <translation>Lernrate</translation>
    </message>
    <message>
      <location filename="training/config" />
      <source>Learning rate of a stage relative to the one after it; 1 is the same for all.</source>
      <translation>Lernrate einer Stufe im Verhältnis zur folgenden; 1: gleich für alle.</translation>
    </message>
    <message>
      <location filename="training/series/fold.py" />
      <source>Leave it out.</source>
      <translation>Lassen Sie sie weg.</translation>
    </message>
    <message>
      <location filename="core/evaluation/prior.py" />
      <source>Leave one out.</source>
      <translation>Lassen Sie eines weg.</translation>
    </message>
    <message>
      <location filename="training/series/option.py" />
      <source>Leave the test subset of the split scheme out of all folds, for a last look.</source>
      <translation>Die Testteilmenge des Aufteilungsschemas aus allen Folds heraushalten, für einen letzten Blick.</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/local_view.py" />
      <source>Left out as known</source>
      <translation>Als bekannt ausgelassen</translation>
    </message>
    <message>
      <location filename="core/evaluation/known.py" />
      <source>Left out: {count} of {lesions} that the model was trained on; {count_} known by id{ids}, {count__} more by what they show{alike}.</source>
      <translation>Ausgelassen: {count} von {lesions}, auf denen das Modell trainiert wurde; {count_} über die ID bekannt{ids}, {count__} weitere durch das Gezeigte{alike}.</translation>
    </message>
    <message>
      <location filename="desktop/browse/column.py" />
      <location filename="desktop/browse/detail_panel.py" />
      <location filename="desktop/browse/duplicate_view.py" />
      <source>Lesion</source>
      <translation>Läsion</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/label_view.py" />
      <source>Lesion rank</source>
      <translation>Läsionsrang</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/label_view.py" />
      <source>Lesion rank: 1 is the most suspicious lesion; its photographs share the rank.</source>
      <translation>Läsionsrang: 1 ist die verdächtigste Läsion; ihre Aufnahmen teilen sich den Rang.</translation>
    </message>
    <message>
      <location filename="desktop/browse/page.py" />
      <source>Lesion {name} · {count}</source>
      <translation>Läsion {name} · {count}</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/figure_text.py" />
      <location filename="desktop/evaluate/local_text.py" />
      <source>Lesions</source>
      <translation>Läsionen</translation>
    </message>
    <message>
      <location filename="core/evaluation/evaluation.py" />
      <source>Lesions are unknown: intervals take each image for a lesion of its own and may be too narrow, and the split may leak.</source>
      <translation>Läsionen unbekannt: Die Intervalle nehmen jedes Bild als eigene Läsion und sind vielleicht zu schmal, und die Aufteilung ist vielleicht undicht.</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/local_view.py" />
      <source>Lesions by class</source>
      <translation>Läsionen nach Klasse</translation>
    </message>
    <message>
      <location filename="desktop/browse/detail_panel.py" />
      <source>Lesions unknown: class folders do not say which images show the same one.</source>
      <translation>Läsionen unbekannt: Klassenordner sagen nicht, welche Bilder dieselbe zeigen.</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/figure_text.py" />
      <source>Lesions, mean answer</source>
      <translation>Läsionen, mittlere Antwort</translation>
    </message>
    <message>
      <location filename="core/evaluation/evaluation.py" />
      <source>Lesions, mean of their photographs</source>
      <translation>Läsionen, Mittel ihrer Aufnahmen</translation>
    </message>
    <message>
      <location filename="core/ham10000/kaggle.py" />
      <source>Less than 12 GB are free there.</source>
      <translation>Dort sind weniger als 12 GB frei.</translation>
    </message>
    <message>
      <location filename="desktop/models/state_dict_dialog.py" />
      <source>Library</source>
      <translation>Bibliothek</translation>
    </message>
    <message>
      <location filename="desktop/browse/get_view.py" />
      <source>Licence: {licence}</source>
      <translation>Lizenz: {licence}</translation>
    </message>
    <message>
      <location filename="desktop/shell/preference.py" />
      <source>Light</source>
      <translation>Hell</translation>
    </message>
    <message>
      <location filename="core/case/flag.py" />
      <source>Light is reflected: white spots hide the skin.</source>
      <translation>Lichtreflexe: Weiße Flecken verdecken die Haut.</translation>
    </message>
    <message>
      <location filename="desktop/shell/preference.py" />
      <source>Light, dark, or as the system is at the moment.</source>
      <translation>Hell, dunkel oder wie im System eingestellt.</translation>
    </message>
    <message>
      <location filename="core/evaluation/cohort_file.py" />
      <source>Line {line}, {column}: “{text}” is not a number from 0 to 1.</source>
      <translation>Zeile {line}, {column}: „{text}“ ist keine Zahl von 0 bis 1.</translation>
    </message>
    <message>
      <location filename="desktop/browse/compare_view.py" />
      <location filename="desktop/browse/detail_panel.py" />
      <location filename="desktop/browse/photo_viewer.py" />
      <location filename="desktop/cases/detail_panel.py" />
      <location filename="desktop/classify/compare_column.py" />
      <location filename="desktop/classify/evidence_panel.py" />
      <location filename="desktop/evaluate/image_panel.py" />
      <location filename="desktop/widget/zoom_view.py" />
      <source>Loading…</source>
      <translation>Wird geladen …</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/local_view.py" />
      <source>Local and internal figures</source>
      <translation>Lokale und interne Kennzahlen</translation>
    </message>
    <message>
      <location filename="core/evaluation/local.py" />
      <source>Local cases</source>
      <translation>Lokale Fälle</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/local_view.py" />
      <source>Local figures beside the internal ones</source>
      <translation>Lokale Kennzahlen neben den internen</translation>
    </message>
    <message>
      <location filename="desktop/train/run_view.py" />
      <source>Log</source>
      <translation>Protokoll</translation>
    </message>
    <message>
      <location filename="core/evaluation/figure.py" />
      <location filename="core/figure_name.py" />
      <location filename="desktop/evaluate/local_text.py" />
      <location filename="desktop/train/figure_panel.py" />
      <source>Log loss</source>
      <translation>Log-Verlust</translation>
    </message>
    <message>
      <location filename="core/evaluation/recalibration.py" />
      <source>Log loss does not fall: little is to be gained by recalibrating on these cases.</source>
      <translation>Der Log-Verlust sinkt nicht: Eine Rekalibrierung an diesen Fällen bringt wenig.</translation>
    </message>
    <message>
      <location filename="desktop/train/curve_options.py" />
      <source>Logarithmic</source>
      <translation>Logarithmisch</translation>
    </message>
    <message>
      <location filename="desktop/train/curve_board.py" />
      <source>Logarithmic loss and rate</source>
      <translation>Verlust und Lernrate logarithmisch</translation>
    </message>
    <message>
      <location filename="training/config" />
      <source>Logit adjustment</source>
      <translation>Logit-Anpassung</translation>
    </message>
    <message>
      <location filename="desktop/shell/introduction.py" />
      <source>Look before you train</source>
      <translation>Erst ansehen, dann trainieren</translation>
    </message>
    <message>
      <location filename="core/library/package.py" />
      <source>Look for it on the page Models.</source>
      <translation>Suchen Sie es auf der Seite „Modelle“.</translation>
    </message>
    <message>
      <location filename="training/search/search.py" />
      <source>Look what it is doing.</source>
      <translation>Sehen Sie nach, was er tut.</translation>
    </message>
    <message>
      <location filename="desktop/shell/welcome.py" />
      <source>Looking for a model…</source>
      <translation>Ein Modell wird gesucht …</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/local_page.py" />
      <source>Looking for images that the model knows…</source>
      <translation>Dem Modell bekannte Bilder werden gesucht …</translation>
    </message>
    <message>
      <location filename="desktop/classify/evidence_panel.py" />
      <source>Looking for what is like it…</source>
      <translation>Ähnliches wird gesucht …</translation>
    </message>
    <message>
      <location filename="desktop/classify/evidence_panel.py" />
      <location filename="desktop/evaluate/image_panel.py" />
      <source>Looking for where…</source>
      <translation>Die Bildstellen werden gesucht …</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/run_panel.py" />
      <source>Looks at the test figures of these runs so far: {before}. This counts as one of each.</source>
      <translation>Bisherige Einsichten in die Testkennzahlen dieser Läufe: {before}. Dies zählt bei jedem als eine.</translation>
    </message>
    <message>
      <location filename="desktop/browse/collection.py" />
      <source>Loosen or clear the filters.</source>
      <translation>Lockern oder löschen Sie die Filter.</translation>
    </message>
    <message>
      <location filename="desktop/train/comparison.py" />
      <location filename="desktop/train/curve_board.py" />
      <location filename="training/config" />
      <source>Loss</source>
      <translation>Verlust</translation>
    </message>
    <message>
      <location filename="desktop/train/comparison.py" />
      <source>Loss on validation, best epoch</source>
      <translation>Verlust (Validierung), beste Epoche</translation>
    </message>
    <message>
      <location filename="training/config" />
      <source>Machines that train together, started by torchrun or SLURM.</source>
      <translation>Rechner, die gemeinsam trainieren, gestartet von torchrun oder SLURM.</translation>
    </message>
    <message>
      <location filename="core/evaluation/figure.py" />
      <source>Macro F1</source>
      <translation>Makro-F1</translation>
    </message>
    <message>
      <location filename="core/figure_name.py" />
      <location filename="desktop/train/figure_panel.py" />
      <source>Macro PR-AUC</source>
      <translation>Makro-PR-AUC</translation>
    </message>
    <message>
      <location filename="desktop/train/comparison.py" />
      <source>Macro PR-AUC on validation, best epoch</source>
      <translation>Makro-PR-AUC (Validierung), beste Epoche</translation>
    </message>
    <message>
      <location filename="core/evaluation/figure.py" />
      <location filename="core/figure_name.py" />
      <location filename="desktop/train/figure_panel.py" />
      <source>Macro ROC-AUC</source>
      <translation>Makro-ROC-AUC</translation>
    </message>
    <message>
      <location filename="desktop/train/comparison.py" />
      <source>Macro ROC-AUC on validation, best epoch</source>
      <translation>Makro-ROC-AUC (Validierung), beste Epoche</translation>
    </message>
    <message>
      <location filename="core/evaluation/figure.py" />
      <source>Macro average precision</source>
      <translation>Mittlere Präzision (Makro)</translation>
    </message>
    <message>
      <location filename="core/evaluation/figure.py" />
      <source>Macro precision</source>
      <translation>Makro-Präzision</translation>
    </message>
    <message>
      <location filename="core/evaluation/figure.py" />
      <source>Macro recall</source>
      <translation>Makro-Sensitivität</translation>
    </message>
    <message>
      <location filename="core/split.py" />
      <source>Make a new split, or correct the table.</source>
      <translation>Erstellen Sie eine neue Aufteilung, oder berichtigen Sie die Tabelle.</translation>
    </message>
    <message>
      <location filename="desktop/shell/shell.py" />
      <source>Make and open the demo</source>
      <translation>Demo erzeugen und öffnen</translation>
    </message>
    <message>
      <location filename="training/device/seat.py" />
      <source>Make it with “dermadesk train --no-start”, then: srun dermadesk resume RUN, or on each machine torchrun --nnodes {nodes} --nproc-per-node {devices} --rdzv-backend c10d --rdzv-endpoint FIRST_MACHINE:29500 -m training RUN.</source>
      <translation>Legen Sie ihn mit „dermadesk train --no-start“ an, dann: srun dermadesk resume RUN, oder auf jedem Rechner torchrun --nnodes {nodes} --nproc-per-node {devices} --rdzv-backend c10d --rdzv-endpoint FIRST_MACHINE:29500 -m training RUN.</translation>
    </message>
    <message>
      <location filename="core/casebook/export.py" />
      <location filename="core/evaluation/report/write.py" />
      <source>Make it, or choose another.</source>
      <translation>Legen Sie ihn an, oder wählen Sie einen anderen.</translation>
    </message>
    <message>
      <location filename="desktop/browse/tool_box.py" />
      <source>Make or check a split…</source>
      <translation>Aufteilung erstellen oder prüfen …</translation>
    </message>
    <message>
      <location filename="desktop/browse/split_view.py" />
      <source>Make split</source>
      <translation>Aufteilung erstellen</translation>
    </message>
    <message>
      <location filename="desktop/shell/welcome.py" />
      <source>Make the demo</source>
      <translation>Demo erzeugen</translation>
    </message>
    <message>
      <location filename="training/device/seat.py" />
      <source>Make the run by itself with --no-start, then start “dermadesk resume RUN” so.</source>
      <translation>Legen Sie den Lauf für sich mit --no-start an, dann starten Sie so „dermadesk resume RUN“.</translation>
    </message>
    <message>
      <location filename="core/case/examiner.py" />
      <source>Make them with “dermadesk experience RUN”, which needs its run and dataset.</source>
      <translation>Erzeugen Sie sie mit „dermadesk experience RUN“, das den Lauf und den Datensatz braucht.</translation>
    </message>
    <message>
      <location filename="desktop/shell/shell.py" />
      <source>Making the demo: {done} of {total}</source>
      <translation>Demo wird erzeugt: {done} von {total}</translation>
    </message>
    <message>
      <location filename="desktop/cases/detail_panel.py" />
      <location filename="desktop/cases/model.py" />
      <source>Malignancy</source>
      <translation>Malignität</translation>
    </message>
    <message>
      <location filename="desktop/class_text.py" />
      <source>Malignancy ({names}):</source>
      <translation>Malignität ({names}):</translation>
    </message>
    <message>
      <location filename="core/figure_name.py" />
      <location filename="desktop/train/figure_panel.py" />
      <source>Malignancy PR-AUC</source>
      <translation>PR-AUC für Malignität</translation>
    </message>
    <message>
      <location filename="core/evaluation/figure.py" />
      <location filename="core/figure_name.py" />
      <location filename="desktop/train/figure_panel.py" />
      <source>Malignancy ROC-AUC</source>
      <translation>ROC-AUC für Malignität</translation>
    </message>
    <message>
      <location filename="core/evaluation/figure.py" />
      <source>Malignancy average precision</source>
      <translation>Mittlere Präzision für Malignität</translation>
    </message>
    <message>
      <location filename="core/figure_name.py" />
      <location filename="desktop/train/figure_panel.py" />
      <source>Malignancy precision at 0.5</source>
      <translation>Präzision für Malignität bei 0,5</translation>
    </message>
    <message>
      <location filename="core/figure_name.py" />
      <location filename="desktop/train/figure_panel.py" />
      <source>Malignancy recall at 0.5</source>
      <translation>Sensitivität für Malignität bei 0,5</translation>
    </message>
    <message>
      <location filename="core/target.py" />
      <location filename="desktop/browse/column.py" />
      <location filename="desktop/browse/detail_panel.py" />
      <source>Malignant</source>
      <translation>Maligne</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/threshold_view.py" />
      <source>Malignant and flagged</source>
      <translation>Maligne und auffällig</translation>
    </message>
    <message>
      <location filename="core/casebook/reading.py" />
      <source>Malignant by biopsy: decision malignant</source>
      <translation>Laut Biopsie maligne: Entscheidung maligne</translation>
    </message>
    <message>
      <location filename="core/casebook/reading.py" />
      <source>Malignant by biopsy: first reading malignant</source>
      <translation>Laut Biopsie maligne: Erstbefund maligne</translation>
    </message>
    <message>
      <location filename="core/casebook/reading.py" />
      <source>Malignant by biopsy: model malignant</source>
      <translation>Laut Biopsie maligne: Modell maligne</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/threshold_view.py" />
      <source>Malignant from</source>
      <translation>Maligne ab</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/figure_text.py" />
      <source>Malignant from a malignancy of {threshold:.4g} on. Intervals: 95%, bootstrap by lesion; –: not defined; no interval: fewer than {fewest_lesions} lesions, or all resamples alike.</source>
      <translation>Maligne ab einer Malignität von {threshold:.4g}. Intervalle: 95 %, Bootstrap nach Läsionen; –: nicht definiert; kein Intervall: weniger als {fewest_lesions} Läsionen, oder alle Ziehungen gleich.</translation>
    </message>
    <message>
      <location filename="resources/presets" />
      <source>Malignant or benign by a ResNet50, the head first, then its last 30 layers; judged by PR-AUC.</source>
      <translation>Maligne oder benigne durch ein ResNet50, zuerst der Kopf, dann die letzten 30 Schichten; beurteilt nach PR-AUC.</translation>
    </message>
    <message>
      <location filename="resources/presets" />
      <source>Malignant or benign by a VGG16, the head first, then its last 30 layers; judged by PR-AUC.</source>
      <translation>Maligne oder benigne durch ein VGG16, zuerst der Kopf, dann die letzten 30 Schichten; beurteilt nach PR-AUC.</translation>
    </message>
    <message>
      <location filename="resources/presets" />
      <source>Malignant or benign by an EfficientNetB0, the head first, then its last 30 layers; judged by PR-AUC.</source>
      <translation>Maligne oder benigne durch ein EfficientNetB0, zuerst der Kopf, dann die letzten 30 Schichten; beurteilt nach PR-AUC.</translation>
    </message>
    <message>
      <location filename="resources/presets" />
      <source>Malignant or benign by an InceptionV3, the head first, then its last 30 layers; judged by PR-AUC.</source>
      <translation>Maligne oder benigne durch ein InceptionV3, zuerst der Kopf, dann die letzten 30 Schichten; beurteilt nach PR-AUC.</translation>
    </message>
    <message>
      <location filename="resources/presets" />
      <source>Malignant or benign by four convolutions from scratch, all of which learn in both phases.</source>
      <translation>Maligne oder benigne durch vier Faltungsschichten von Grund auf, die in beiden Phasen alle lernen.</translation>
    </message>
    <message>
      <location filename="training/config" />
      <source>Manual weights</source>
      <translation>Eigene Gewichte</translation>
    </message>
    <message>
      <location filename="desktop/browse/filter_panel.py" />
      <source>Marked</source>
      <translation>Markiert</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/figure_text.py" />
      <source>Mean answer per lesion: malignancy ROC-AUC {first:.3f}{mark} and {second:.3f}{mark}, difference {difference}{mark} ({low} to {high}; DeLong, p = {p:.2g}).</source>
      <translation>Mittlere Antwort je Läsion: ROC-AUC für Malignität {first:.3f}{mark} und {second:.3f}{mark}, Differenz {difference}{mark} ({low} bis {high}; DeLong, p = {p:.2g}).</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/figure_text.py" />
      <source>Mean answer per lesion: only the older is right on {only_first:,}, only the newer on {only_second:,} (McNemar, p = {p:.2g}).</source>
      <translation>Mittlere Antwort je Läsion: Nur der ältere ist bei {only_first:,} richtig, nur der neuere bei {only_second:,} (McNemar, p = {p:.2g}).</translation>
    </message>
    <message>
      <location filename="desktop/models/detail_view.py" />
      <source>Measure</source>
      <translation>Messen</translation>
    </message>
    <message>
      <location filename="desktop/models/detail_view.py" />
      <source>Measure the speed on this computer</source>
      <translation>Geschwindigkeit auf diesem Computer messen</translation>
    </message>
    <message>
      <location filename="desktop/train/estimate_bar.py" />
      <source>Measures two steps of each phase</source>
      <translation>Misst zwei Schritte jeder Phase</translation>
    </message>
    <message>
      <location filename="desktop/models/page.py" />
      <source>Measuring…</source>
      <translation>Wird gemessen …</translation>
    </message>
    <message>
      <location filename="core/diagnosis.py" />
      <location filename="core/target.py" />
      <source>Melanocytic naevus</source>
      <translation>Melanozytärer Nävus</translation>
    </message>
    <message>
      <location filename="core/diagnosis.py" />
      <location filename="core/target.py" />
      <source>Melanoma</source>
      <translation>Melanom</translation>
    </message>
    <message>
      <location filename="core/library/listing.py" />
      <source>Members</source>
      <translation>Mitglieder</translation>
    </message>
    <message>
      <location filename="training/step/memory.py" />
      <source>Memory ran out, and a step of {count} images does not fit in {count_} parts either.</source>
      <translation>Der Arbeitsspeicher reicht nicht: Ein Schritt mit {count} Bildern passt auch in {count_} Teilen nicht hinein.</translation>
    </message>
    <message>
      <location filename="core/shortage.py" />
      <source>Memory ran out.</source>
      <translation>Der Arbeitsspeicher ist aufgebraucht.</translation>
    </message>
    <message>
      <location filename="desktop/browse/tool_view.py" />
      <location filename="desktop/window.py" />
      <source>Message</source>
      <translation>Meldung</translation>
    </message>
    <message>
      <location filename="training/config" />
      <source>Metadata</source>
      <translation>Metadaten</translation>
    </message>
    <message>
      <location filename="training/config" />
      <source>Metadata dropout</source>
      <translation>Metadaten-Dropout</translation>
    </message>
    <message>
      <location filename="training/config" />
      <source>Metadata table, where it lies elsewhere.</source>
      <translation>Metadatentabelle, falls sie woanders liegt.</translation>
    </message>
    <message>
      <location filename="training/config" />
      <source>Metadata width</source>
      <translation>Metadatenbreite</translation>
    </message>
    <message>
      <location filename="training/series/option.py" />
      <source>Method</source>
      <translation>Verfahren</translation>
    </message>
    <message>
      <location filename="desktop/classify/explanation_panel.py" />
      <source>Method of explanation</source>
      <translation>Erklärungsmethode</translation>
    </message>
    <message>
      <location filename="training/config" />
      <source>Mirror left and right at random.</source>
      <translation>Zufällig links und rechts spiegeln.</translation>
    </message>
    <message>
      <location filename="training/config" />
      <source>Mirror top and bottom at random.</source>
      <translation>Zufällig oben und unten spiegeln.</translation>
    </message>
    <message>
      <location filename="core/error.py" />
      <source>Mislabelled image</source>
      <translation>Falsch bezeichnetes Bild</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/result_view.py" />
      <source>Mistakes</source>
      <translation>Fehler</translation>
    </message>
    <message>
      <location filename="training/config" />
      <source>Mixup</source>
      <translation>Mixup</translation>
    </message>
    <message>
      <location filename="desktop/cases/detail_panel.py" />
      <location filename="desktop/classify/model_picker.py" />
      <location filename="desktop/classify/sheet_panel.py" />
      <location filename="desktop/evaluate/local_setup.py" />
      <location filename="training/config" />
      <source>Model</source>
      <translation>Modell</translation>
    </message>
    <message>
      <location filename="desktop/models/page.py" />
      <source>Model file ({suffix})…</source>
      <translation>Modelldatei ({suffix}) …</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/open_button.py" />
      <source>Model on a dataset</source>
      <translation>Modell auf einem Datensatz</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/open_button.py" />
      <source>Model on a dataset…</source>
      <translation>Modell auf einem Datensatz …</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/open_button.py" />
      <source>Model or run</source>
      <translation>Modell oder Lauf</translation>
    </message>
    <message>
      <location filename="training/config" />
      <source>Model or run to go on from, instead of a pretrained backbone.</source>
      <translation>Modell oder Lauf, von dem ausgegangen wird, anstelle eines vortrainierten Backbones.</translation>
    </message>
    <message>
      <location filename="desktop/cases/detail_panel.py" />
      <source>Model's answer</source>
      <translation>Antwort des Modells</translation>
    </message>
    <message>
      <location filename="desktop/classify/answer_panel.py" />
      <source>Model's answer: {name}</source>
      <translation>Antwort des Modells: {name}</translation>
    </message>
    <message>
      <location filename="desktop/app.py" />
      <location filename="desktop/models/page.py" />
      <location filename="desktop/shell/introduction.py" />
      <source>Models</source>
      <translation>Modelle</translation>
    </message>
    <message>
      <location filename="core/library/package.py" />
      <source>Models exported as one file end in {suffix}; copy or export it again.</source>
      <translation>Als eine Datei exportierte Modelle enden auf {suffix}; kopieren oder exportieren Sie es erneut.</translation>
    </message>
    <message>
      <location filename="desktop/models/page.py" />
      <source>Models of Dermadesk (*.dermadesk)</source>
      <translation>Modelle von Dermadesk (*.dermadesk)</translation>
    </message>
    <message>
      <location filename="desktop/models/page.py" />
      <source>Models of completed runs are listed here, and those that you import.</source>
      <translation>Hier stehen Modelle abgeschlossener Läufe und die, die Sie importieren.</translation>
    </message>
    <message>
      <location filename="training/config" />
      <source>Momentum</source>
      <translation>Momentum</translation>
    </message>
    <message>
      <location filename="training/config" />
      <source>Momentum of sgd.</source>
      <translation>Momentum von sgd.</translation>
    </message>
    <message>
      <location filename="training/config" />
      <source>Monitor</source>
      <translation>Leitkennzahl</translation>
    </message>
    <message>
      <location filename="desktop/classify/neighbour_strip.py" />
      <source>Most like it in training</source>
      <translation>Im Training am ähnlichsten</translation>
    </message>
    <message>
      <location filename="desktop/classify/explanation_panel.py" />
      <source>Most probable</source>
      <translation>Wahrscheinlichste Klasse</translation>
    </message>
    <message>
      <location filename="desktop/train/queue_view.py" />
      <source>Move a queued run earlier</source>
      <translation>Wartenden Lauf nach vorn</translation>
    </message>
    <message>
      <location filename="desktop/train/queue_view.py" />
      <source>Move a queued run later</source>
      <translation>Wartenden Lauf nach hinten</translation>
    </message>
    <message>
      <location filename="desktop/cases/page.py" />
      <source>My reading</source>
      <translation>Meine Befundung</translation>
    </message>
    <message>
      <location filename="desktop/cases/model.py" />
      <location filename="desktop/models/state_dict_dialog.py" />
      <location filename="desktop/train/series_view.py" />
      <location filename="training/config" />
      <location filename="training/series/option.py" />
      <source>Name</source>
      <translation>Name</translation>
    </message>
    <message>
      <location filename="core/ensemble/store.py" />
      <source>Name 1 to {most_members}.</source>
      <translation>Nennen Sie 1 bis {most_members}.</translation>
    </message>
    <message>
      <location filename="core/inference/model_choice.py" />
      <source>Name a bundle or a run.</source>
      <translation>Nennen Sie ein Bundle oder einen Lauf.</translation>
    </message>
    <message>
      <location filename="training/supervisor.py" />
      <source>Name a folder (data.folder, --data).</source>
      <translation>Nennen Sie einen Ordner (data.folder, --data).</translation>
    </message>
    <message>
      <location filename="core/dataset.py" />
      <source>Name a folder, or a table and an image folder.</source>
      <translation>Nennen Sie einen Ordner, oder eine Tabelle und einen Bilderordner.</translation>
    </message>
    <message>
      <location filename="core/synthetic.py" />
      <source>Name a new folder for the demo.</source>
      <translation>Nennen Sie einen neuen Ordner für die Demo.</translation>
    </message>
    <message>
      <location filename="core/ensemble/make.py" />
      <location filename="core/ham10000/unpack.py" />
      <source>Name a new folder.</source>
      <translation>Nennen Sie einen neuen Ordner.</translation>
    </message>
    <message>
      <location filename="core/ensemble/make.py" />
      <source>Name a table for each model with --predictions, or models of completed runs.</source>
      <translation>Nennen Sie für jedes Modell eine Tabelle mit --predictions, oder Modelle abgeschlossener Läufe.</translation>
    </message>
    <message>
      <location filename="core/library/foreign.py" />
      <source>Name all of them in the order of the file's outputs: {known}.</source>
      <translation>Nennen Sie alle in der Reihenfolge der Ausgaben der Datei: {known}.</translation>
    </message>
    <message>
      <location filename="core/casebook/opening.py" />
      <source>Name another file with --cases or DERMADESK_CASES.</source>
      <translation>Nennen Sie eine andere Datei mit --cases oder DERMADESK_CASES.</translation>
    </message>
    <message>
      <location filename="core/ensemble/make.py" />
      <location filename="core/ham10000/unpack.py" />
      <source>Name another place.</source>
      <translation>Nennen Sie einen anderen Ort.</translation>
    </message>
    <message>
      <location filename="core/evaluation/cohort.py" />
      <source>Name another subset or table.</source>
      <translation>Nennen Sie eine andere Teilmenge oder Tabelle.</translation>
    </message>
    <message>
      <location filename="core/evaluation/comparison.py" />
      <source>Name at least two.</source>
      <translation>Nennen Sie mindestens zwei.</translation>
    </message>
    <message>
      <location filename="core/ensemble/make.py" />
      <source>Name each model once.</source>
      <translation>Nennen Sie jedes Modell einmal.</translation>
    </message>
    <message>
      <location filename="training/search/plan.py" />
      <source>Name fewer values, or take tpe.</source>
      <translation>Nennen Sie weniger Werte, oder nehmen Sie tpe.</translation>
    </message>
    <message>
      <location filename="core/evaluation/tuning.py" />
      <source>Name images that are new to it.</source>
      <translation>Nennen Sie Bilder, die das Modell nicht kennt.</translation>
    </message>
    <message>
      <location filename="training/series/queue.py" />
      <source>Name its folder.</source>
      <translation>Nennen Sie seinen Ordner.</translation>
    </message>
    <message>
      <location filename="training/series/option.py" />
      <source>Name of its folder in the runs folder; empty: made automatically.</source>
      <translation>Name des Ordners im Ordner der Läufe; leer: wird automatisch gebildet.</translation>
    </message>
    <message>
      <location filename="desktop/browse/saved_filter.py" />
      <source>Name of the filter:</source>
      <translation>Name des Filters:</translation>
    </message>
    <message>
      <location filename="desktop/models/detail_view.py" />
      <source>Name of the model</source>
      <translation>Name des Modells</translation>
    </message>
    <message>
      <location filename="core/ensemble/make.py" />
      <source>Name one for each model, in the same order.</source>
      <translation>Nennen Sie für jedes Modell eine, in derselben Reihenfolge.</translation>
    </message>
    <message>
      <location filename="core/bundle.py" />
      <source>Name one of its members, or another model.</source>
      <translation>Nennen Sie eines seiner Mitglieder oder ein anderes Modell.</translation>
    </message>
    <message>
      <location filename="core/layout/table.py" />
      <source>Name the columns as in HAM10000: lesion_id, image_id, dx, dx_type, age, sex, localization.</source>
      <translation>Benennen Sie die Spalten wie in HAM10000: lesion_id, image_id, dx, dx_type, age, sex, localization.</translation>
    </message>
    <message>
      <location filename="core/ham10000/unpack.py" />
      <source>Name the downloaded ZIP files.</source>
      <translation>Nennen Sie die heruntergeladenen ZIP-Dateien.</translation>
    </message>
    <message>
      <location filename="core/casebook/sheet_file.py" />
      <source>Name the model that the case was answered by.</source>
      <translation>Nennen Sie das Modell, das den Fall beantwortet hat.</translation>
    </message>
    <message>
      <location filename="core/evaluation/prior.py" />
      <source>Name the run instead of the model: it knows its split.</source>
      <translation>Nennen Sie statt des Modells den Lauf: Er kennt seine Aufteilung.</translation>
    </message>
    <message>
      <location filename="desktop/browse/duplicate_view.py" />
      <source>Near duplicates</source>
      <translation>Beinahe-Duplikate</translation>
    </message>
    <message>
      <location filename="core/network/model.py" />
      <source>Near names: {value}.</source>
      <translation>Ähnliche Namen: {value}.</translation>
    </message>
    <message>
      <location filename="core/bundle.py" />
      <source>Needed: {known}.</source>
      <translation>Gebraucht wird: {known}.</translation>
    </message>
    <message>
      <location filename="core/evaluation/figure.py" />
      <source>Negative predictive value</source>
      <translation>Negativer prädiktiver Wert</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/decision_view.py" />
      <source>Net benefit (Vickers and Elkin, 2006): true positives less false ones times the odds of the threshold probability, an image, at the share of malignant images here</source>
      <translation>Nettonutzen (Vickers und Elkin, 2006): richtig Positive abzüglich der falsch Positiven mal Odds der Schwellenwahrscheinlichkeit, je Bild, beim hiesigen Anteil maligner Bilder</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/decision_view.py" />
      <source>Net benefit at</source>
      <translation>Nettonutzen bei</translation>
    </message>
    <message>
      <location filename="desktop/shell/preference.py" />
      <source>Network</source>
      <translation>Netzwerk</translation>
    </message>
    <message>
      <location filename="core/library/foreign.py" />
      <source>Networks with one linear layer after the pooled features can.</source>
      <translation>Netze mit einer linearen Schicht nach den gepoolten Merkmalen können es.</translation>
    </message>
    <message>
      <location filename="core/evaluation/decided.py" />
      <source>Never excluded, for want of lesions: {always}.</source>
      <translation>Mangels Läsionen nie ausgeschlossen: {always}.</translation>
    </message>
    <message>
      <location filename="desktop/train/series_form.py" />
      <source>New cross-validation</source>
      <translation>Neue Kreuzvalidierung</translation>
    </message>
    <message>
      <location filename="desktop/train/series_view.py" />
      <source>New cross-validation…</source>
      <translation>Neue Kreuzvalidierung …</translation>
    </message>
    <message>
      <location filename="desktop/train/new_run_view.py" />
      <location filename="desktop/train/page.py" />
      <source>New run</source>
      <translation>Neuer Lauf</translation>
    </message>
    <message>
      <location filename="desktop/train/series_form.py" />
      <source>New search</source>
      <translation>Neue Suche</translation>
    </message>
    <message>
      <location filename="desktop/train/series_view.py" />
      <source>New search…</source>
      <translation>Neue Suche …</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/local_text.py" />
      <source>New to the model</source>
      <translation>Neu für das Modell</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/figure_text.py" />
      <source>Newer</source>
      <translation>Neuerer</translation>
    </message>
    <message>
      <location filename="desktop/shell/introduction.py" />
      <source>Next</source>
      <translation>Weiter</translation>
    </message>
    <message>
      <location filename="desktop/classify/reading_keys.py" />
      <source>Next case</source>
      <translation>Nächster Fall</translation>
    </message>
    <message>
      <location filename="desktop/browse/photo_viewer.py" />
      <source>Next image (→)</source>
      <translation>Nächstes Bild (→)</translation>
    </message>
    <message>
      <location filename="desktop/classify/evidence_panel.py" />
      <source>Next image of the lesion</source>
      <translation>Nächstes Bild der Läsion</translation>
    </message>
    <message>
      <location filename="desktop/browse/column.py" />
      <source>No</source>
      <translation>Nein</translation>
    </message>
    <message>
      <location filename="desktop/classify/compare_column.py" />
      <location filename="desktop/classify/compare_view.py" />
      <source>No answer</source>
      <translation>Keine Antwort</translation>
    </message>
    <message>
      <location filename="desktop/classify/answer_panel.py" />
      <location filename="desktop/classify/page.py" />
      <source>No answer yet</source>
      <translation>Noch keine Antwort</translation>
    </message>
    <message>
      <location filename="core/network/model.py" />
      <source>No architecture is called '{name}'.</source>
      <translation>Keine Architektur heißt „{name}“.</translation>
    </message>
    <message>
      <location filename="core/ham10000/unpack.py" />
      <source>No archive is given.</source>
      <translation>Es ist kein Archiv angegeben.</translation>
    </message>
    <message>
      <location filename="desktop/cases/detail_panel.py" />
      <source>No case is selected</source>
      <translation>Kein Fall ausgewählt</translation>
    </message>
    <message>
      <location filename="desktop/cases/page.py" />
      <source>No cases yet</source>
      <translation>Noch keine Fälle</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/curve_tab.py" />
      <source>No curve: all images are of this class, or none is.</source>
      <translation>Keine Kurve: Alle Bilder gehören zu dieser Klasse, oder keines.</translation>
    </message>
    <message>
      <location filename="core/dataset.py" />
      <location filename="training/supervisor.py" />
      <source>No dataset is given.</source>
      <translation>Es ist kein Datensatz angegeben.</translation>
    </message>
    <message>
      <location filename="desktop/train/new_run_view.py" />
      <source>No dataset is open yet</source>
      <translation>Noch kein Datensatz geöffnet</translation>
    </message>
    <message>
      <location filename="desktop/train/new_run_view.py" />
      <source>No dataset is open.</source>
      <translation>Kein Datensatz ist geöffnet.</translation>
    </message>
    <message>
      <location filename="training/device/device.py" />
      <source>No device can be used.</source>
      <translation>Es ist kein Gerät verwendbar.</translation>
    </message>
    <message>
      <location filename="desktop/browse/column.py" />
      <location filename="desktop/browse/distribution.py" />
      <location filename="desktop/browse/overview.py" />
      <source>No diagnosis</source>
      <translation>Keine Diagnose</translation>
    </message>
    <message>
      <location filename="core/evaluation/decided.py" />
      <source>No diagnosis fits: the image is unlike those that the sets were fitted on ({coverage} coverage).</source>
      <translation>Keine Diagnose passt: Das Bild gleicht keinem, an dem die Mengen angepasst wurden ({coverage} Abdeckung).</translation>
    </message>
    <message>
      <location filename="core/split.py" />
      <source>No diagnosis has the {k} images that this split needs.</source>
      <translation>Keine Diagnose hat die {k} Bilder, die diese Aufteilung braucht.</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/local_text.py" />
      <source>No drift that goes beyond chance: spread as in training, as far as can be told.</source>
      <translation>Keine Drift über den Zufall hinaus: verteilt wie im Training, soweit sich das sagen lässt.</translation>
    </message>
    <message>
      <location filename="training/job.py" />
      <source>No epoch gave a figure to choose by.</source>
      <translation>Keine Epoche ergab eine Kennzahl zur Auswahl.</translation>
    </message>
    <message>
      <location filename="desktop/train/run_view.py" />
      <source>No epoch yet</source>
      <translation>Noch keine Epoche</translation>
    </message>
    <message>
      <location filename="desktop/models/figure_section.py" />
      <source>No figures are known. Test it on confirmed cases of your own: dermadesk validate MODEL --data FOLDER.</source>
      <translation>Keine Kennzahlen bekannt. Testen Sie es an eigenen gesicherten Fällen: dermadesk validate MODEL --data FOLDER.</translation>
    </message>
    <message>
      <location filename="desktop/browse/get_view.py" />
      <source>No files chosen</source>
      <translation>Keine Dateien gewählt</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/run_panel.py" />
      <source>No finished run yet. Train one on Train.</source>
      <translation>Noch kein fertiger Lauf. Trainieren Sie einen unter „Training“.</translation>
    </message>
    <message>
      <location filename="desktop/browse/get_view.py" />
      <source>No folder chosen</source>
      <translation>Kein Ordner gewählt</translation>
    </message>
    <message>
      <location filename="core/network/head.py" />
      <source>No head is called '{name}'.</source>
      <translation>Kein Kopf heißt „{name}“.</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/decision_view.py" />
      <location filename="desktop/widget/image_view.py" />
      <source>No image</source>
      <translation>Kein Bild</translation>
    </message>
    <message>
      <location filename="core/split.py" />
      <source>No image has a diagnosis.</source>
      <translation>Kein Bild hat eine Diagnose.</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/threshold_view.py" />
      <source>No image is malignant</source>
      <translation>Kein Bild ist maligne</translation>
    </message>
    <message>
      <location filename="desktop/browse/collection.py" />
      <source>No image matches</source>
      <translation>Kein Bild entspricht den Filtern</translation>
    </message>
    <message>
      <location filename="core/evaluation/classified.py" />
      <source>No image of the dataset has a diagnosis.</source>
      <translation>Kein Bild des Datensatzes hat eine Diagnose.</translation>
    </message>
    <message>
      <location filename="desktop/browse/detail_panel.py" />
      <location filename="desktop/evaluate/image_panel.py" />
      <source>No image selected</source>
      <translation>Kein Bild ausgewählt</translation>
    </message>
    <message>
      <location filename="desktop/browse/split_view.py" />
      <source>No image stands in two subsets; lesions are unknown, so more cannot be said.</source>
      <translation>Kein Bild steht in zwei Teilmengen; Läsionen sind unbekannt, mehr lässt sich nicht sagen.</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/image_panel.py" />
      <source>No images</source>
      <translation>Keine Bilder</translation>
    </message>
    <message>
      <location filename="desktop/models/page.py" />
      <source>No intervals: {error}</source>
      <translation>Keine Intervalle: {error}</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/label_view.py" />
      <source>No label is listed.</source>
      <translation>Kein Label ist aufgelistet.</translation>
    </message>
    <message>
      <location filename="desktop/models/page.py" />
      <source>No model yet</source>
      <translation>Noch kein Modell</translation>
    </message>
    <message>
      <location filename="desktop/classify/page.py" />
      <source>No model yet: choose one first.</source>
      <translation>Noch kein Modell: Wählen Sie zuerst eines.</translation>
    </message>
    <message>
      <location filename="desktop/classify/page.py" />
      <source>No model yet: train one on Train, or choose one below</source>
      <translation>Noch kein Modell: Trainieren Sie eines, oder wählen Sie unten eines</translation>
    </message>
    <message>
      <location filename="desktop/classify/ruling_panel.py" />
      <source>No names of patients</source>
      <translation>Bitte keine Patientennamen</translation>
    </message>
    <message>
      <location filename="desktop/cases/case_text.py" />
      <source>No opinion was given</source>
      <translation>Kein eigener Befund</translation>
    </message>
    <message>
      <location filename="desktop/browse/detail_panel.py" />
      <source>No other image of this lesion.</source>
      <translation>Kein weiteres Bild dieser Läsion.</translation>
    </message>
    <message>
      <location filename="desktop/classify/what_if_view.py" />
      <source>No other value of one field changes the call.</source>
      <translation>Kein anderer Wert einer einzelnen Angabe ändert die Antwort.</translation>
    </message>
    <message>
      <location filename="desktop/browse/page.py" />
      <source>No problems</source>
      <translation>Keine Probleme</translation>
    </message>
    <message>
      <location filename="training/run_directory.py" />
      <source>No run can be made in {runs_folder}: {value}.</source>
      <translation>In {runs_folder} kann kein Lauf angelegt werden: {value}.</translation>
    </message>
    <message>
      <location filename="desktop/train/page.py" />
      <source>No run yet. A run goes on when this window is closed.</source>
      <translation>Noch kein Lauf. Ein Lauf geht weiter, wenn dieses Fenster geschlossen ist.</translation>
    </message>
    <message>
      <location filename="desktop/browse/saved_filter.py" />
      <source>No saved filter</source>
      <translation>Kein gespeicherter Filter</translation>
    </message>
    <message>
      <location filename="desktop/train/series_view.py" />
      <source>No search and no cross-validation yet.</source>
      <translation>Noch keine Suche und keine Kreuzvalidierung.</translation>
    </message>
    <message>
      <location filename="desktop/train/comparison.py" />
      <source>No setting sets them apart.</source>
      <translation>Keine Einstellung unterscheidet sie.</translation>
    </message>
    <message>
      <location filename="desktop/browse/split_view.py" />
      <source>No split yet</source>
      <translation>Noch keine Aufteilung</translation>
    </message>
    <message>
      <location filename="training/feed/material.py" />
      <source>No training image can be read.</source>
      <translation>Kein Trainingsbild kann gelesen werden.</translation>
    </message>
    <message>
      <location filename="desktop/classify/evidence_panel.py" />
      <source>No training lesions are stored with this model. For a model from a run, the command “dermadesk experience RUN” adds them.</source>
      <translation>Zu diesem Modell sind keine Trainingsläsionen gespeichert. Dem Modell eines Laufs fügt der Befehl „dermadesk experience RUN“ sie hinzu.</translation>
    </message>
    <message>
      <location filename="training/supervisor.py" />
      <source>No worker can be started on {name}: {value}.</source>
      <translation>Auf {name} kann kein Arbeitsprozess gestartet werden: {value}.</translation>
    </message>
    <message>
      <location filename="training/supervisor.py" />
      <source>No worker is at work on {name}.</source>
      <translation>An {name} arbeitet kein Prozess.</translation>
    </message>
    <message>
      <location filename="training/supervisor.py" />
      <source>No worker is at work on {name}; it is {run}.</source>
      <translation>An {name} arbeitet kein Prozess; er ist {run}.</translation>
    </message>
    <message>
      <location filename="desktop/train/series_view.py" />
      <source>Nobody is at work on it.</source>
      <translation>Niemand arbeitet daran.</translation>
    </message>
    <message>
      <location filename="training/series/background.py" />
      <source>Nobody is at work on {name}.</source>
      <translation>Niemand arbeitet an {name}.</translation>
    </message>
    <message>
      <location filename="training/config" />
      <source>Nodes</source>
      <translation>Rechner</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/local_setup.py" />
      <source>None chosen</source>
      <translation>Keine gewählt</translation>
    </message>
    <message>
      <location filename="core/evaluation/classified.py" />
      <source>None of the images can be read.</source>
      <translation>Keines der Bilder kann gelesen werden.</translation>
    </message>
    <message>
      <location filename="core/split.py" />
      <source>None of the images in {name} is in the dataset.</source>
      <translation>Keines der Bilder in {name} ist im Datensatz.</translation>
    </message>
    <message>
      <location filename="core/evaluation/known.py" />
      <source>None of the images is known to the model from training.</source>
      <translation>Keines der Bilder ist dem Modell aus dem Training bekannt.</translation>
    </message>
    <message>
      <location filename="core/casebook/confirmed.py" />
      <source>None of the {count} cases with a biopsy can be used to test a model.</source>
      <translation>Keiner der {count} Fälle mit Biopsie taugt zum Testen eines Modells.</translation>
    </message>
    <message>
      <location filename="core/evaluation/cohort_file.py" />
      <source>None of the {count} images in {name} has a known diagnosis.</source>
      <translation>Keines der {count} Bilder in {name} hat eine bekannte Diagnose.</translation>
    </message>
    <message>
      <location filename="core/dataset.py" />
      <source>None of the {count} rows of {name} has its image in {images}.</source>
      <translation>Keine der {count} Zeilen von {name} hat ihr Bild in {images}.</translation>
    </message>
    <message>
      <location filename="desktop/cases/case_text.py" />
      <source>None yet</source>
      <translation>Noch keine</translation>
    </message>
    <message>
      <location filename="desktop/classify/case_model.py" />
      <source>Not classified yet</source>
      <translation>Noch nicht klassifiziert</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/page.py" />
      <source>Not evaluated yet</source>
      <translation>Noch nicht ausgewertet</translation>
    </message>
    <message>
      <location filename="desktop/classify/compare_column.py" />
      <source>Not flagged (threshold {limit:.1%})</source>
      <translation>Unauffällig (Schwelle {limit:.1%})</translation>
    </message>
    <message>
      <location filename="core/evaluation/decided.py" />
      <source>Not flagged: malignancy {share}, under the threshold of {limit}</source>
      <translation>Unauffällig: Malignität {share}, unter der Schwelle von {limit}</translation>
    </message>
    <message>
      <location filename="desktop/browse/column.py" />
      <source>Not given</source>
      <translation>Keine Angabe</translation>
    </message>
    <message>
      <location filename="desktop/cases/biopsy_form.py" />
      <location filename="desktop/cases/filter_bar.py" />
      <source>Not known yet</source>
      <translation>Noch nicht bekannt</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/local_text.py" />
      <source>Not known: the model keeps nothing of its training to compare with.</source>
      <translation>Nicht bekannt: Das Modell enthält nichts aus seinem Training zum Vergleichen.</translation>
    </message>
    <message>
      <location filename="desktop/models/detail_view.py" />
      <source>Not measured yet; it takes some seconds.</source>
      <translation>Noch nicht gemessen; dauert einige Sekunden.</translation>
    </message>
    <message>
      <location filename="desktop/browse/duplicate_view.py" />
      <source>Not searched yet</source>
      <translation>Noch nicht gesucht</translation>
    </message>
    <message>
      <location filename="desktop/browse/column.py" />
      <location filename="desktop/browse/detail_panel.py" />
      <location filename="desktop/browse/note_dialog.py" />
      <location filename="desktop/cases/detail_panel.py" />
      <location filename="desktop/classify/ruling_panel.py" />
      <location filename="desktop/models/detail_view.py" />
      <location filename="desktop/train/note_editor.py" />
      <location filename="desktop/train/run_view.py" />
      <location filename="training/config" />
      <source>Note</source>
      <translation>Notiz</translation>
    </message>
    <message>
      <location filename="desktop/browse/note_dialog.py" />
      <source>Note on {what}:</source>
      <translation>Notiz zu {what}:</translation>
    </message>
    <message>
      <location filename="desktop/browse/image_action.py" />
      <source>Note…</source>
      <translation>Notiz …</translation>
    </message>
    <message>
      <location filename="core/evaluation/sufficiency.py" />
      <source>Nothing can be said by class of {silent}: fewer than {fewest_lesions} lesions.</source>
      <translation>Nach Klasse lässt sich nichts sagen zu {silent}: weniger als {fewest_lesions} Läsionen.</translation>
    </message>
    <message>
      <location filename="desktop/shell/command_palette.py" />
      <source>Nothing is called so.</source>
      <translation>Keine Treffer.</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/reliability_view.py" />
      <source>Nothing to draw</source>
      <translation>Nichts zu zeichnen</translation>
    </message>
    <message>
      <location filename="desktop/widget/curve_view.py" />
      <location filename="desktop/widget/run_curves.py" />
      <source>Nothing to draw yet</source>
      <translation>Noch nichts zu zeichnen</translation>
    </message>
    <message>
      <location filename="core/evaluation/recalibration.py" />
      <source>Nothing was written.</source>
      <translation>Nichts wurde geschrieben.</translation>
    </message>
    <message>
      <location filename="training/series/option.py" />
      <source>Number of folds.</source>
      <translation>Anzahl der Folds.</translation>
    </message>
    <message>
      <location filename="training/series/option.py" />
      <source>Number of trials; 0 leaves it to the method: 20, the whole grid with “grid”.</source>
      <translation>Anzahl der Versuche; 0: Vorgabe des Verfahrens, also 20, bei „grid“ das ganze Raster.</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/confusion_view.py" />
      <source>Numbers of images</source>
      <translation>Anzahl der Bilder</translation>
    </message>
    <message>
      <location filename="training/config" />
      <source>Numbers the network computes in.</source>
      <translation>Zahlenformat, in dem das Netz rechnet.</translation>
    </message>
    <message>
      <location filename="desktop/classify/explanation_panel.py" />
      <source>Occlusion</source>
      <translation>Okklusion</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/local_text.py" />
      <source>Of</source>
      <translation>Von</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/local_text.py" />
      <source>Of all images new to the model, 95% intervals by lesion, as the decision of that day gave them; drift against training.</source>
      <translation>Von allen für das Modell neuen Bildern, 95-%-Intervalle nach Läsionen, nach der Entscheidung des jeweiligen Tages; Drift gegenüber dem Training.</translation>
    </message>
    <message>
      <location filename="desktop/browse/duplicate_view.py" />
      <source>Of the {count} known duplicates of HAM10000 here, {hit} were found.</source>
      <translation>Von den {count} bekannten Duplikaten in HAM10000 wurden hier {hit} gefunden.</translation>
    </message>
    <message numerus="yes">
      <location filename="desktop/classify/neighbour_strip.py" />
      <source>Of {n} lesions: {diagnoses}; {proven} proven by histology.</source>
      <translation>
        <numerusform>Von {n} Läsion: {diagnoses}; {proven} histologisch gesichert.</numerusform>
        <numerusform>Von {n} Läsionen: {diagnoses}; {proven} histologisch gesichert.</numerusform>
      </translation>
    </message>
    <message>
      <location filename="desktop/evaluate/figure_text.py" />
      <source>Older</source>
      <translation>Älterer</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/comparison_view.py" />
      <source>Older: {first} · Newer: {second}</source>
      <translation>Älterer: {first} · Neuerer: {second}</translation>
    </message>
    <message>
      <location filename="desktop/browse/filter_panel.py" />
      <source>Oldest age</source>
      <translation>Höchstes Alter</translation>
    </message>
    <message>
      <location filename="desktop/classify/batch_panel.py" />
      <source>Once you have committed to every case</source>
      <translation>Sobald Sie sich bei jedem Fall festgelegt haben</translation>
    </message>
    <message>
      <location filename="core/ham10000/source.py" />
      <source>One archive with everything</source>
      <translation>Ein Archiv mit allem</translation>
    </message>
    <message numerus="yes">
      <location filename="desktop/models/speed_text.py" />
      <source>One image alone takes {first:,.0f} ms; in batches, {glance:,.0f} images a second{whole} (CPU, {n} cores; photographs of 600 × 450 pixels, without reading the files).</source>
      <translation>
        <numerusform>Ein Bild allein braucht {first:,.0f} ms; im Stapel sind es {glance:,.0f} Bilder je Sekunde{whole} (CPU, {n} Kern; Aufnahmen mit 600 × 450 Pixeln, ohne das Lesen der Dateien).</numerusform>
        <numerusform>Ein Bild allein braucht {first:,.0f} ms; im Stapel sind es {glance:,.0f} Bilder je Sekunde{whole} (CPU, {n} Kerne; Aufnahmen mit 600 × 450 Pixeln, ohne das Lesen der Dateien).</numerusform>
      </translation>
    </message>
    <message>
      <location filename="core/evaluation/comparison.py" />
      <source>One model cannot be compared.</source>
      <translation>Ein Modell allein lässt sich nicht vergleichen.</translation>
    </message>
    <message>
      <location filename="desktop/cases/detail_panel.py" />
      <source>One page of this case: PDF, HTML or JSON</source>
      <translation>Eine Seite zu diesem Fall: PDF, HTML oder JSON</translation>
    </message>
    <message>
      <location filename="desktop/train/queue_view.py" />
      <source>One run after the other on each device, in this order. Drag a run, or move it with Alt+↑ and Alt+↓. The queue runs in a process of its own, which goes on when this window is closed.</source>
      <translation>Auf jedem Gerät ein Lauf nach dem anderen, in dieser Reihenfolge. Ziehen Sie einen Lauf oder verschieben Sie ihn mit Alt+↑ und Alt+↓. Die Warteschlange läuft in einem eigenen Prozess weiter, auch wenn dieses Fenster geschlossen wird.</translation>
    </message>
    <message>
      <location filename="desktop/train/series_form.py" />
      <source>One run at a time on each.</source>
      <translation>Auf jedem Gerät läuft immer nur ein Lauf.</translation>
    </message>
    <message>
      <location filename="core/evaluation/sufficiency.py" />
      <source>Only an indication by class of {scarce}: {for_a_share} lesions are needed to know a recall of 90 % to ± 10 points.</source>
      <translation>Nach Klasse nur ein Hinweis zu {scarce}: {for_a_share} Läsionen werden gebraucht, um eine Sensitivität von 90 % auf ± 10 Punkte zu kennen.</translation>
    </message>
    <message>
      <location filename="core/evaluation/known.py" />
      <source>Only ids were compared: the model keeps no hashes of what its training images show, or not of all. Copies under other names are not found.</source>
      <translation>Nur IDs wurden verglichen: Das Modell enthält keine Hashes dessen, was seine Trainingsbilder zeigen, oder nicht von allen. Kopien unter anderen Namen werden nicht gefunden.</translation>
    </message>
    <message>
      <location filename="desktop/browse/duplicate_view.py" />
      <source>Only pairs of different lesions</source>
      <translation>Nur Paare aus verschiedenen Läsionen</translation>
    </message>
    <message>
      <location filename="core/case/side_by_side.py" />
      <source>Only some are flagged: {value}; not {value_}.</source>
      <translation>Nur ein Teil ist auffällig: {value}; unauffällig: {value_}.</translation>
    </message>
    <message>
      <location filename="desktop/models/state_dict_dialog.py" />
      <source>Only tensors are read; no code in the file is run. The network is built from the architecture named here, and the imported model is checked to answer exactly as that network does.</source>
      <translation>Es werden nur Tensoren gelesen; Code aus der Datei wird nicht ausgeführt. Das Netz wird aus der hier genannten Architektur aufgebaut, und es wird geprüft, ob das importierte Modell genau dieselben Antworten gibt wie dieses Netz.</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/image_panel.py" />
      <source>Only the answers are known, not their model.</source>
      <translation>Nur die Antworten sind bekannt, nicht ihr Modell.</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/keeper.py" />
      <source>Only the validation subset of a run chooses what its model decides by.</source>
      <translation>Nur die Validierungsteilmenge eines Laufs bestimmt, wonach sein Modell entscheidet.</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/local_setup.py" />
      <source>Only where the table is not in the folder of the images</source>
      <translation>Nur, wenn die Tabelle nicht im Ordner der Bilder liegt</translation>
    </message>
    <message>
      <location filename="desktop/classify/explanation_panel.py" />
      <source>Opacity</source>
      <translation>Deckkraft</translation>
    </message>
    <message>
      <location filename="desktop/classify/explanation_panel.py" />
      <source>Opacity of the overlay</source>
      <translation>Deckkraft der Überlagerung</translation>
    </message>
    <message>
      <location filename="desktop/cases/filter_bar.py" />
      <source>Open</source>
      <translation>Offen</translation>
    </message>
    <message>
      <location filename="desktop/train/new_run_view.py" />
      <source>Open a dataset first</source>
      <translation>Öffnen Sie zuerst einen Datensatz</translation>
    </message>
    <message>
      <location filename="desktop/browse/page.py" />
      <source>Open a folder of dermatoscopic images</source>
      <translation>Öffnen Sie einen Ordner mit dermatoskopischen Bildern</translation>
    </message>
    <message>
      <location filename="desktop/shell/shell.py" />
      <location filename="desktop/train/new_run_view.py" />
      <location filename="desktop/window.py" />
      <source>Open a folder of images</source>
      <translation>Ordner mit Bildern öffnen</translation>
    </message>
    <message>
      <location filename="desktop/train/new_run_view.py" />
      <source>Open a folder of images first.</source>
      <translation>Öffnen Sie zuerst einen Ordner mit Bildern.</translation>
    </message>
    <message>
      <location filename="core/image_store.py" />
      <source>Open a folder that has some.</source>
      <translation>Öffnen Sie einen Ordner, der welche enthält.</translation>
    </message>
    <message>
      <location filename="core/dataset.py" />
      <source>Open a folder with HAM10000_metadata.csv (or metadata.csv) and its images, with folders named akiec, bcc, bkl, df, mel, nv, vasc, with image/ and text/, or of images alone; or give the table and the image folder separately.</source>
      <translation>Öffnen Sie einen Ordner mit HAM10000_metadata.csv (oder metadata.csv) und den Bildern, mit Ordnern namens akiec, bcc, bkl, df, mel, nv, vasc, mit image/ und text/ oder nur mit Bildern; oder geben Sie Tabelle und Bilderordner getrennt an.</translation>
    </message>
    <message>
      <location filename="desktop/shell/introduction.py" />
      <source>Open a folder, filter by diagnosis, age, sex and site, look at an image large, and read what is wrong with the data.</source>
      <translation>Öffnen Sie einen Ordner, filtern Sie nach Diagnose, Alter, Geschlecht und Lokalisation, sehen Sie sich ein Bild groß an und prüfen Sie, was an den Daten nicht stimmt.</translation>
    </message>
    <message>
      <location filename="desktop/browse/page.py" />
      <location filename="desktop/shell/welcome.py" />
      <location filename="desktop/train/new_run_view.py" />
      <source>Open folder…</source>
      <translation>Ordner öffnen …</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/image_panel.py" />
      <source>Open in Browse</source>
      <translation>In „Bilder“ öffnen</translation>
    </message>
    <message>
      <location filename="desktop/train/run_view.py" />
      <location filename="desktop/train/series_view.py" />
      <source>Open its folder</source>
      <translation>Ordner öffnen</translation>
    </message>
    <message>
      <location filename="desktop/error_dialog.py" />
      <source>Open log folder</source>
      <translation>Protokollordner öffnen</translation>
    </message>
    <message>
      <location filename="core/split.py" />
      <source>Open more images.</source>
      <translation>Öffnen Sie mehr Bilder.</translation>
    </message>
    <message>
      <location filename="desktop/shell/welcome.py" />
      <source>Open my HAM10000 folder</source>
      <translation>HAM10000-Ordner öffnen</translation>
    </message>
    <message>
      <location filename="desktop/app.py" />
      <location filename="desktop/tour_stops.py" />
      <source>Open settings folder</source>
      <translation>Einstellungsordner öffnen</translation>
    </message>
    <message>
      <location filename="desktop/browse/get_view.py" />
      <source>Open the dataset</source>
      <translation>Datensatz öffnen</translation>
    </message>
    <message>
      <location filename="desktop/classify/neighbour_strip.py" />
      <source>Open the dataset that it learned from to see their pictures.</source>
      <translation>Öffnen Sie den Datensatz, aus dem es gelernt hat, um die Bilder zu sehen.</translation>
    </message>
    <message>
      <location filename="core/layout/folder.py" />
      <source>Open the folder that holds it.</source>
      <translation>Öffnen Sie den Ordner, der sie enthält.</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/label_view.py" />
      <source>Open the list in Browse</source>
      <translation>Liste in „Bilder“ öffnen</translation>
    </message>
    <message>
      <location filename="desktop/shell/shell.py" />
      <source>Open the log folder</source>
      <translation>Protokollordner öffnen</translation>
    </message>
    <message>
      <location filename="desktop/browse/get_view.py" />
      <source>Open {address} in the browser</source>
      <translation>{address} im Browser öffnen</translation>
    </message>
    <message>
      <location filename="core/dataset.py" />
      <source>Open {child}.</source>
      <translation>Öffnen Sie {child}.</translation>
    </message>
    <message>
      <location filename="desktop/shell/welcome.py" />
      <source>Open {folder}</source>
      <translation>{folder} öffnen</translation>
    </message>
    <message>
      <location filename="desktop/shell/shell.py" />
      <source>Open {name}</source>
      <translation>{name} öffnen</translation>
    </message>
    <message>
      <location filename="desktop/browse/page.py" />
      <source>Opening the folder</source>
      <translation>Ordner wird geöffnet</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/local_page.py" />
      <source>Opening the model and the cases…</source>
      <translation>Modell und Fälle werden geöffnet …</translation>
    </message>
    <message>
      <location filename="desktop/app.py" />
      <location filename="desktop/browse/page.py" />
      <source>Opening {name}…</source>
      <translation>{name} wird geöffnet …</translation>
    </message>
    <message>
      <location filename="desktop/train/new_run_view.py" />
      <source>Opening…</source>
      <translation>Wird geöffnet …</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/open_button.py" />
      <source>Open…</source>
      <translation>Öffnen …</translation>
    </message>
    <message>
      <location filename="training/config" />
      <source>Optimisation</source>
      <translation>Optimierung</translation>
    </message>
    <message>
      <location filename="training/config" />
      <source>Optimiser</source>
      <translation>Optimierer</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/local_setup.py" />
      <source>Or</source>
      <translation>Oder</translation>
    </message>
    <message>
      <location filename="core/network/weight.py" />
      <source>Or choose another architecture; `dermadesk models` lists them.</source>
      <translation>Oder wählen Sie eine andere Architektur; `dermadesk models` listet sie.</translation>
    </message>
    <message>
      <location filename="desktop/browse/get_view.py" />
      <source>Or let Kaggle's own client download it</source>
      <translation>Oder mit dem Kaggle-Client herunterladen</translation>
    </message>
    <message>
      <location filename="core/network/weight.py" />
      <source>Or name a file with model.weights, or let it be fetched with model.download=true.</source>
      <translation>Oder nennen Sie mit model.weights eine Datei, oder lassen Sie sie mit model.download=true laden.</translation>
    </message>
    <message>
      <location filename="desktop/classify/page.py" />
      <source>Or paste one, add them, or send some from Browse. What is known of the patient is used where the model looks at it.</source>
      <translation>Oder fügen Sie ein Bild aus der Zwischenablage ein, wählen Sie Dateien oder senden Sie Bilder von der Seite „Bilder“. Angaben zum Patienten werden berücksichtigt, wenn das Modell sie verwendet.</translation>
    </message>
    <message>
      <location filename="desktop/browse/collection.py" />
      <source>Order of the table</source>
      <translation>Wie in der Tabelle</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/local_view.py" />
      <source>Other cases…</source>
      <translation>Andere Fälle …</translation>
    </message>
    <message>
      <location filename="desktop/browse/duplicate_view.py" />
      <source>Other image</source>
      <translation>Anderes Bild</translation>
    </message>
    <message>
      <location filename="desktop/classify/model_picker.py" />
      <location filename="desktop/evaluate/local_setup.py" />
      <source>Other…</source>
      <translation>Andere …</translation>
    </message>
    <message>
      <location filename="core/case/examiner.py" />
      <source>Outside its experience: not known, the model keeps no training lesions (the command “dermadesk experience RUN” adds them).</source>
      <translation>Außerhalb seiner Erfahrung: nicht bekannt, das Modell enthält keine Trainingsläsionen (der Befehl „dermadesk experience RUN“ fügt sie hinzu).</translation>
    </message>
    <message>
      <location filename="core/case/examiner.py" />
      <source>Outside its experience: not known, too few validation lesions to fit a limit.</source>
      <translation>Außerhalb seiner Erfahrung: nicht bekannt, zu wenige Validierungsläsionen für eine Grenze.</translation>
    </message>
    <message>
      <location filename="desktop/train/series_view.py" />
      <source>Over all images, each by a run that never saw it: {figures}.</source>
      <translation>Über alle Bilder, jedes von einem Lauf, der es nie sah: {figures}.</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/local_view.py" />
      <source>Over time</source>
      <translation>Im Verlauf</translation>
    </message>
    <message>
      <location filename="desktop/cases/case_text.py" />
      <location filename="desktop/cases/filter_bar.py" />
      <source>Overrides</source>
      <translation>Entscheidet anders</translation>
    </message>
    <message>
      <location filename="core/error.py" />
      <source>Oversized image</source>
      <translation>Zu großes Bild</translation>
    </message>
    <message>
      <location filename="desktop/browse/collection.py" />
      <source>Overview</source>
      <translation>Übersicht</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/label_view.py" />
      <source>P(label)</source>
      <translation>P(Label)</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/label_view.py" />
      <source>P(suggested)</source>
      <translation>P(Vorschlag)</translation>
    </message>
    <message>
      <location filename="desktop/cases/page.py" />
      <source>PDF (*.pdf);;HTML (*.html);;JSON (*.json)</source>
      <translation>PDF (*.pdf);;HTML (*.html);;JSON (*.json)</translation>
    </message>
    <message>
      <location filename="desktop/navigation.py" />
      <location filename="desktop/shell/shell.py" />
      <source>Pages</source>
      <translation>Seiten</translation>
    </message>
    <message>
      <location filename="desktop/browse/tool_box.py" />
      <source>Pages (*.html);;Tables (*.csv);;JSON (*.json)</source>
      <translation>Seiten (*.html);;Tabellen (*.csv);;JSON (*.json)</translation>
    </message>
    <message>
      <location filename="desktop/browse/duplicate_view.py" />
      <source>Pairs of near duplicates</source>
      <translation>Paare von Beinahe-Duplikaten</translation>
    </message>
    <message>
      <location filename="desktop/models/detail_view.py" />
      <source>Parameters</source>
      <translation>Parameter</translation>
    </message>
    <message>
      <location filename="core/evaluation/figure.py" />
      <source>Partial AUC above 80% sensitivity (0–0.2)</source>
      <translation>Teil-AUC über 80 % Sensitivität (0–0,2)</translation>
    </message>
    <message>
      <location filename="training/config" />
      <source>Parts in which a step's images are worked through, to save memory.</source>
      <translation>Teile, in denen die Bilder eines Schritts verarbeitet werden, um Speicher zu sparen.</translation>
    </message>
    <message>
      <location filename="desktop/classify/intake.py" />
      <source>Paste an image</source>
      <translation>Ein Bild einfügen</translation>
    </message>
    <message>
      <location filename="desktop/classify/intake.py" />
      <source>Paste an image (Ctrl+V)</source>
      <translation>Ein Bild einfügen (Strg+V)</translation>
    </message>
    <message>
      <location filename="training/config" />
      <source>Patience</source>
      <translation>Geduld</translation>
    </message>
    <message>
      <location filename="desktop/browse/filter_panel.py" />
      <location filename="desktop/cases/detail_panel.py" />
      <location filename="desktop/classify/sheet_panel.py" />
      <location filename="desktop/classify/what_if_view.py" />
      <source>Patient</source>
      <translation>Patient</translation>
    </message>
    <message>
      <location filename="core/bundle.py" />
      <location filename="core/library/listing.py" />
      <source>Patient fields</source>
      <translation>Patientenangaben</translation>
    </message>
    <message>
      <location filename="desktop/train/run_view.py" />
      <source>Pause</source>
      <translation>Pause</translation>
    </message>
    <message>
      <location filename="desktop/train/run_view.py" />
      <source>Pausing…</source>
      <translation>Wird pausiert …</translation>
    </message>
    <message>
      <location filename="training/config" />
      <source>Per cent of the lesions for training/validation/test. “folder” keeps the subsets of class folders, “auto” does so where there are any and is 64/16/20 elsewhere.</source>
      <translation>Prozent der Läsionen für Training/Validierung/Test. „folder“ behält die Teilmengen der Klassenordner, „auto“ tut das, wo es welche gibt, und ist sonst 64/16/20.</translation>
    </message>
    <message>
      <location filename="desktop/widget/zoom_view.py" />
      <source>Photograph</source>
      <translation>Aufnahme</translation>
    </message>
    <message>
      <location filename="desktop/browse/compare_view.py" />
      <source>Photograph {number} of {count}</source>
      <translation>Aufnahme {number} von {count}</translation>
    </message>
    <message>
      <location filename="core/evaluation/picture.py" />
      <source>Pictures cannot be saved as “{suffix}”.</source>
      <translation>Bilder können nicht als „{suffix}“ gespeichert werden.</translation>
    </message>
    <message>
      <location filename="desktop/models/state_dict_dialog.py" />
      <source>Pixels were scaled</source>
      <translation>Pixelskalierung</translation>
    </message>
    <message>
      <location filename="desktop/browse/photo_viewer.py" />
      <source>Place in the list</source>
      <translation>Stelle in der Liste</translation>
    </message>
    <message>
      <location filename="training/config" />
      <source>Plateau factor</source>
      <translation>Plateaufaktor</translation>
    </message>
    <message>
      <location filename="training/config" />
      <source>Plateau patience</source>
      <translation>Plateaugeduld</translation>
    </message>
    <message>
      <location filename="desktop/browse/get_view.py" />
      <source>Please cite: {citation}</source>
      <translation>Bitte zitieren: {citation}</translation>
    </message>
    <message>
      <location filename="desktop/browse/duplicate_view.py" />
      <source>Points</source>
      <translation>Punkte</translation>
    </message>
    <message>
      <location filename="training/config" />
      <source>Pooling</source>
      <translation>Pooling</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/local_text.py" />
      <source>Population stability index: from 0.10 on some drift, from 0.25 on large.</source>
      <translation>Populationsstabilitätsindex: ab 0,10 etwas Drift, ab 0,25 große.</translation>
    </message>
    <message>
      <location filename="core/evaluation/figure.py" />
      <source>Positive predictive value</source>
      <translation>Positiver prädiktiver Wert</translation>
    </message>
    <message>
      <location filename="core/evaluation/decided.py" />
      <source>Possible: {found}. In tests, such a list held the right diagnosis in about {share} of 100 cases of each class.</source>
      <translation>Möglich: {found}. In Tests enthielt eine solche Liste die richtige Diagnose in etwa {share} von 100 Fällen jeder Klasse.</translation>
    </message>
    <message>
      <location filename="core/evaluation/figure.py" />
      <location filename="training/config" />
      <source>Precision</source>
      <translation>Präzision</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/curve_tab.py" />
      <source>Precision-recall</source>
      <translation>Präzision und Sensitivität</translation>
    </message>
    <message>
      <location filename="desktop/train/run_view.py" />
      <source>Preparing: {what}, {done:,} of {total:,}</source>
      <translation>Vorbereitung: {what}, {done:,} von {total:,}</translation>
    </message>
    <message>
      <location filename="desktop/train/new_run_view.py" />
      <source>Preparing…</source>
      <translation>Wird vorbereitet …</translation>
    </message>
    <message>
      <location filename="desktop/train/new_run_view.py" />
      <location filename="training/result.py" />
      <source>Preset</source>
      <translation>Voreinstellung</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/page.py" />
      <source>Press Evaluate for figures with 95% intervals by lesion, and the images behind them.</source>
      <translation>„Auswerten“ zeigt Kennzahlen mit 95-%-Intervallen nach Läsionen und die Bilder dahinter.</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/threshold_view.py" />
      <source>Press or drag to move the threshold</source>
      <translation>Klicken oder ziehen, um die Schwelle zu verschieben</translation>
    </message>
    <message>
      <location filename="core/network/weight.py" />
      <source>Pretrained weights for '{backbone}' are not on this computer: put {name} (timm's file) into {folder}.</source>
      <translation>Vortrainierte Gewichte für „{backbone}“ sind nicht auf diesem Computer: Legen Sie {name} (die Datei von timm) in {folder}.</translation>
    </message>
    <message>
      <location filename="desktop/shell/preference.py" />
      <source>Pretrained weights may be fetched when a run needs them; for a dataset you are asked each time. Images and answers are never sent anywhere.</source>
      <translation>Vortrainierte Gewichte dürfen geladen werden, wenn ein Lauf sie braucht; bei einem Datensatz werden Sie jedes Mal gefragt. Bilder und Antworten werden nirgendwohin gesendet.</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/prior_bar.py" />
      <source>Prevalence</source>
      <translation>Prävalenz</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/prior_bar.py" />
      <source>Prevalence as in these images</source>
      <translation>Prävalenz wie in diesen Bildern</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/prior_bar.py" />
      <source>Prevalence of malignancy in percent</source>
      <translation>Prävalenz der Malignität in Prozent</translation>
    </message>
    <message>
      <location filename="desktop/classify/reading_keys.py" />
      <source>Previous case</source>
      <translation>Voriger Fall</translation>
    </message>
    <message>
      <location filename="desktop/browse/photo_viewer.py" />
      <source>Previous image (←)</source>
      <translation>Vorheriges Bild (←)</translation>
    </message>
    <message>
      <location filename="desktop/classify/evidence_panel.py" />
      <source>Previous image of the lesion</source>
      <translation>Vorheriges Bild der Läsion</translation>
    </message>
    <message>
      <location filename="core/evaluation/decision_text.py" />
      <source>Prior corrected with strength {strength} towards {prevalence} malignant ({shares}).</source>
      <translation>Prior korrigiert mit Stärke {strength} auf {prevalence} maligne ({shares}).</translation>
    </message>
    <message>
      <location filename="core/evaluation/decision_text.py" />
      <source>Prior: as it was learned, not corrected.</source>
      <translation>Prior: wie im Training, nicht korrigiert.</translation>
    </message>
    <message>
      <location filename="desktop/cases/detail_panel.py" />
      <location filename="desktop/classify/answer_panel.py" />
      <source>Probabilities</source>
      <translation>Wahrscheinlichkeiten</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/open_button.py" />
      <source>Probabilities by image (p_akiec to p_vasc, the columns of ISIC, or p_malignant) and diagnoses by image (dx, or the columns of ISIC); lesion_id, where there is one, makes the intervals honest.</source>
      <translation>Wahrscheinlichkeiten je Bild (p_akiec bis p_vasc, die Spalten von ISIC, oder p_malignant) und Diagnosen je Bild (dx, oder die Spalten von ISIC); lesion_id, falls vorhanden, macht die Intervalle ehrlich.</translation>
    </message>
    <message>
      <location filename="desktop/classify/compare_column.py" />
      <source>Probabilities of {name}</source>
      <translation>Wahrscheinlichkeiten von {name}</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/decision_view.py" />
      <source>Probability of</source>
      <translation>Wahrscheinlichkeit für</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/decision_view.py" />
      <source>Probability of {code}, for its own images and others</source>
      <translation>Wahrscheinlichkeit für {code}, für eigene und andere Bilder</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/decision_view.py" />
      <source>Probability; upwards: share</source>
      <translation>Wahrscheinlichkeit; oben: Anteil</translation>
    </message>
    <message>
      <location filename="desktop/browse/model.py" />
      <source>Problem</source>
      <translation>Problem</translation>
    </message>
    <message>
      <location filename="desktop/browse/problem_panel.py" />
      <source>Problems</source>
      <translation>Probleme</translation>
    </message>
    <message>
      <location filename="training/config" />
      <source>Processor threads; 0 decides when the run is made.</source>
      <translation>Prozessor-Threads; 0: wird beim Anlegen des Laufs entschieden.</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/local_page.py" />
      <location filename="desktop/evaluate/page.py" />
      <location filename="desktop/models/busy_panel.py" />
      <location filename="desktop/train/run_view.py" />
      <location filename="desktop/train/series_view.py" />
      <source>Progress</source>
      <translation>Fortschritt</translation>
    </message>
    <message>
      <location filename="desktop/classify/batch_panel.py" />
      <source>Progress of the classification</source>
      <translation>Fortschritt der Klassifikation</translation>
    </message>
    <message>
      <location filename="desktop/browse/tool_view.py" />
      <source>Progress: {title}</source>
      <translation>Fortschritt: {title}</translation>
    </message>
    <message>
      <location filename="desktop/browse/column.py" />
      <location filename="desktop/browse/detail_panel.py" />
      <location filename="desktop/browse/filter_panel.py" />
      <location filename="desktop/browse/overview.py" />
      <source>Proof</source>
      <translation>Gesichert durch</translation>
    </message>
    <message>
      <location filename="desktop/browse/image_action.py" />
      <source>Propose {name}</source>
      <translation>{name} vorschlagen</translation>
    </message>
    <message>
      <location filename="desktop/browse/column.py" />
      <location filename="desktop/browse/detail_panel.py" />
      <source>Proposed</source>
      <translation>Vorgeschlagen</translation>
    </message>
    <message>
      <location filename="desktop/browse/caption.py" />
      <source>Proposed: {diagnosis}</source>
      <translation>Vorgeschlagen: {diagnosis}</translation>
    </message>
    <message>
      <location filename="desktop/shell/cache_panel.py" />
      <source>Prune</source>
      <translation>Aufräumen</translation>
    </message>
    <message>
      <location filename="training/series/option.py" />
      <source>Pruner</source>
      <translation>Abbruchregel</translation>
    </message>
    <message>
      <location filename="desktop/train/page.py" />
      <location filename="desktop/train/queue_view.py" />
      <source>Queue</source>
      <translation>Warteschlange</translation>
    </message>
    <message>
      <location filename="desktop/train/page.py" />
      <source>Queue ({count})</source>
      <translation>Warteschlange ({count})</translation>
    </message>
    <message>
      <location filename="desktop/shell/shell.py" />
      <source>Quit</source>
      <translation>Beenden</translation>
    </message>
    <message>
      <location filename="training/config" />
      <source>Random weights</source>
      <translation>Zufallsgewichte</translation>
    </message>
    <message>
      <location filename="core/image/near_duplicate.py" />
      <source>Reading images</source>
      <translation>Bilder werden gelesen</translation>
    </message>
    <message>
      <location filename="desktop/browse/duplicate_view.py" />
      <source>Reading images…</source>
      <translation>Bilder werden gelesen …</translation>
    </message>
    <message>
      <location filename="desktop/cases/statistics_view.py" />
      <source>Reading statistics</source>
      <translation>Statistik der Befundung</translation>
    </message>
    <message>
      <location filename="desktop/cases/page.py" />
      <source>Reading the audit log…</source>
      <translation>Prüfprotokoll wird gelesen …</translation>
    </message>
    <message>
      <location filename="desktop/train/estimate_bar.py" />
      <source>Reading the images the first time and predicting at the end come on top.</source>
      <translation>Das erste Lesen der Bilder und die Vorhersagen am Ende kommen hinzu.</translation>
    </message>
    <message>
      <location filename="core/casebook/sheet_file.py" />
      <source>Reading the model</source>
      <translation>Modell wird gelesen</translation>
    </message>
    <message>
      <location filename="core/casebook/sheet_file.py" />
      <source>Reading the picture</source>
      <translation>Bild wird gelesen</translation>
    </message>
    <message>
      <location filename="desktop/browse/model.py" />
      <location filename="desktop/classify/ruling_panel.py" />
      <source>Reason</source>
      <translation>Grund</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/local_consent.py" />
      <source>Recalibrate</source>
      <translation>Rekalibrieren</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/local_consent.py" />
      <source>Recalibrate with these cases…</source>
      <translation>Mit diesen Fällen rekalibrieren …</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/local_text.py" />
      <source>Recalibrated</source>
      <translation>Rekalibriert</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/local_consent.py" />
      <source>Recalibrated: fitted on one half of the lesions and measured on the other, both ways.</source>
      <translation>Rekalibriert: auf einer Hälfte der Läsionen angepasst und auf der anderen gemessen, in beiden Richtungen.</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/local_consent.py" />
      <source>Recalibrating…</source>
      <translation>Wird rekalibriert …</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/local_view.py" />
      <source>Recalibration</source>
      <translation>Rekalibrierung</translation>
    </message>
    <message>
      <location filename="core/evaluation/figure.py" />
      <source>Recall</source>
      <translation>Sensitivität</translation>
    </message>
    <message>
      <location filename="desktop/train/run_view.py" />
      <source>Recall by class</source>
      <translation>Sensitivität nach Klasse</translation>
    </message>
    <message>
      <location filename="desktop/train/curve_board.py" />
      <source>Recall by class, validation</source>
      <translation>Sensitivität nach Klasse (Validierung)</translation>
    </message>
    <message>
      <location filename="desktop/train/comparison.py" />
      <source>Recall of {diagnosis}</source>
      <translation>Sensitivität für {diagnosis}</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/curve_tab.py" />
      <source>Recall; upwards: precision</source>
      <translation>Sensitivität; nach oben: Präzision</translation>
    </message>
    <message>
      <location filename="desktop/shell/shell.py" />
      <source>Recent</source>
      <translation>Zuletzt</translation>
    </message>
    <message>
      <location filename="desktop/browse/page.py" />
      <location filename="desktop/cases/page.py" />
      <source>Redo</source>
      <translation>Wiederholen</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/curve_tab.py" />
      <source>Reliability: calibration error {error}</source>
      <translation>Zuverlässigkeit: Kalibrierungsfehler {error}</translation>
    </message>
    <message>
      <location filename="desktop/classify/page.py" />
      <source>Remove</source>
      <translation>Entfernen</translation>
    </message>
    <message>
      <location filename="core/layout/table.py" />
      <source>Remove one of them.</source>
      <translation>Entfernen Sie eine davon.</translation>
    </message>
    <message>
      <location filename="training/config/preset.py" />
      <source>Remove the line “base” from one of them.</source>
      <translation>Entfernen Sie aus einer davon die Zeile „base“.</translation>
    </message>
    <message>
      <location filename="desktop/classify/page.py" />
      <source>Remove the selected cases</source>
      <translation>Gewählte Fälle entfernen</translation>
    </message>
    <message>
      <location filename="desktop/models/detail_view.py" />
      <source>Rename</source>
      <translation>Umbenennen</translation>
    </message>
    <message>
      <location filename="desktop/models/page.py" />
      <source>Rename the model</source>
      <translation>Modell umbenennen</translation>
    </message>
    <message>
      <location filename="core/notice.py" />
      <source>Research and education only. Not a medical device.</source>
      <translation>Nur für Forschung und Lehre. Kein Medizinprodukt.</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/keep_panel.py" />
      <source>Restore the decision before</source>
      <translation>Vorherige Entscheidung wiederherstellen</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/keep_panel.py" />
      <source>Restore the decision before as a new revision</source>
      <translation>Vorherige Entscheidung als neue Revision wiederherstellen</translation>
    </message>
    <message>
      <location filename="desktop/cases/biopsy_form.py" />
      <source>Result</source>
      <translation>Ergebnis</translation>
    </message>
    <message>
      <location filename="desktop/train/run_view.py" />
      <source>Resume</source>
      <translation>Fortsetzen</translation>
    </message>
    <message>
      <location filename="desktop/train/run_view.py" />
      <source>Resuming…</source>
      <translation>Wird fortgesetzt …</translation>
    </message>
    <message>
      <location filename="core/evaluation/kept.py" />
      <source>Revision {revision} of the decision rule is back, as revision {revision_}.</source>
      <translation>Revision {revision} der Entscheidungsregel gilt wieder, als Revision {revision_}.</translation>
    </message>
    <message>
      <location filename="core/evaluation/local.py" />
      <source>Revision {revision} of the decision rule was fitted on cases of a folder of this name: figures at its threshold, log loss, Brier score and calibration flatter.</source>
      <translation>Revision {revision} der Entscheidungsregel wurde an Fällen eines Ordners dieses Namens angepasst: Kennzahlen an ihrer Schwelle, Log-Verlust, Brier-Score und Kalibrierung sind zu günstig.</translation>
    </message>
    <message>
      <location filename="core/casebook/reading.py" />
      <source>Right at first, made wrong by the model</source>
      <translation>Zuerst richtig, durch das Modell falsch</translation>
    </message>
    <message>
      <location filename="training/config" />
      <source>Rotation</source>
      <translation>Drehung</translation>
    </message>
    <message>
      <location filename="core/error.py" />
      <source>Row without image</source>
      <translation>Zeile ohne Bild</translation>
    </message>
    <message>
      <location filename="core/casebook/audit.py" />
      <source>Row {expected} of the audit log is missing.</source>
      <translation>Zeile {expected} des Prüfprotokolls fehlt.</translation>
    </message>
    <message>
      <location filename="core/annotation.py" />
      <source>Row {line} of {name} proposes “{proposal}”.</source>
      <translation>Zeile {line} von {name} schlägt „{proposal}“ vor.</translation>
    </message>
    <message>
      <location filename="core/casebook/audit.py" />
      <source>Row {row} does not follow the one before it.</source>
      <translation>Zeile {row} folgt nicht auf die vorige.</translation>
    </message>
    <message>
      <location filename="core/casebook/audit.py" />
      <source>Row {row} was changed after it was written.</source>
      <translation>Zeile {row} wurde nach dem Schreiben verändert.</translation>
    </message>
    <message>
      <location filename="training/config" />
      <source>Rule by which the weights move.</source>
      <translation>Regel, nach der die Gewichte angepasst werden.</translation>
    </message>
    <message>
      <location filename="desktop/train/comparison.py" />
      <location filename="desktop/train/series_view.py" />
      <location filename="training/config" />
      <source>Run</source>
      <translation>Lauf</translation>
    </message>
    <message>
      <location filename="desktop/train/queue_view.py" />
      <source>Run the queue</source>
      <translation>Warteschlange abarbeiten</translation>
    </message>
    <message>
      <location filename="desktop/train/curve_options.py" />
      <source>Running means over the faint values; hover tells the values</source>
      <translation>Gleitende Mittel über den blassen Werten; beim Überfahren mit der Maus erscheinen die Werte</translation>
    </message>
    <message>
      <location filename="desktop/shell/preference.py" />
      <location filename="desktop/train/page.py" />
      <source>Runs</source>
      <translation>Läufe</translation>
    </message>
    <message>
      <location filename="desktop/train/series_view.py" />
      <source>Runs of the chosen one</source>
      <translation>Läufe der gewählten Reihe</translation>
    </message>
    <message>
      <location filename="desktop/train/series_form.py" />
      <source>Runs that differ in a few settings, compared by the figure that they monitor on validation. None of them looks at the test subset.</source>
      <translation>Läufe, die sich in wenigen Einstellungen unterscheiden, verglichen nach der Kennzahl, die sie an den Validierungsbildern überwachen. Keiner sieht die Testteilmenge an.</translation>
    </message>
    <message>
      <location filename="desktop/classify/explanation_panel.py" />
      <source>Saliency</source>
      <translation>Salienz</translation>
    </message>
    <message>
      <location filename="training/config" />
      <source>Sampler</source>
      <translation>Sampler</translation>
    </message>
    <message>
      <location filename="core/evaluation/drift.py" />
      <location filename="training/config" />
      <source>Saturation</source>
      <translation>Sättigung</translation>
    </message>
    <message>
      <location filename="desktop/classify/batch_panel.py" />
      <source>Save CSV…</source>
      <translation>Als CSV …</translation>
    </message>
    <message>
      <location filename="desktop/browse/duplicate_view.py" />
      <location filename="desktop/browse/split_view.py" />
      <source>Save as CSV…</source>
      <translation>Als CSV speichern …</translation>
    </message>
    <message>
      <location filename="core/layout/table.py" />
      <source>Save it again as CSV.</source>
      <translation>Speichern Sie sie erneut als CSV.</translation>
    </message>
    <message>
      <location filename="training/config/yaml_text.py" />
      <source>Save it as UTF-8.</source>
      <translation>Speichern Sie sie als UTF-8.</translation>
    </message>
    <message>
      <location filename="desktop/cases/detail_panel.py" />
      <source>Save page…</source>
      <translation>Seite speichern …</translation>
    </message>
    <message>
      <location filename="desktop/browse/problem_panel.py" />
      <location filename="desktop/evaluate/local_view.py" />
      <location filename="desktop/evaluate/result_view.py" />
      <source>Save report…</source>
      <translation>Bericht speichern …</translation>
    </message>
    <message>
      <location filename="desktop/cases/biopsy_form.py" />
      <source>Save result</source>
      <translation>Ergebnis speichern</translation>
    </message>
    <message>
      <location filename="desktop/classify/batch_panel.py" />
      <source>Save the answers</source>
      <translation>Antworten speichern</translation>
    </message>
    <message>
      <location filename="desktop/browse/saved_filter.py" />
      <source>Save the filter</source>
      <translation>Filter speichern</translation>
    </message>
    <message>
      <location filename="desktop/browse/tool_box.py" />
      <source>Save the integrity report</source>
      <translation>Integritätsbericht speichern</translation>
    </message>
    <message>
      <location filename="desktop/browse/tool_box.py" />
      <source>Save the integrity report…</source>
      <translation>Integritätsbericht speichern …</translation>
    </message>
    <message>
      <location filename="desktop/cases/page.py" />
      <source>Save the page of this case</source>
      <translation>Die Seite dieses Falls speichern</translation>
    </message>
    <message>
      <location filename="desktop/browse/duplicate_view.py" />
      <source>Save the pairs</source>
      <translation>Paare speichern</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/report_file.py" />
      <source>Save the report</source>
      <translation>Bericht speichern</translation>
    </message>
    <message>
      <location filename="desktop/browse/split_view.py" />
      <source>Save the split</source>
      <translation>Aufteilung speichern</translation>
    </message>
    <message>
      <location filename="desktop/browse/saved_filter.py" />
      <source>Save this filter…</source>
      <translation>Diesen Filter speichern …</translation>
    </message>
    <message>
      <location filename="desktop/models/detail_view.py" />
      <source>Saved</source>
      <translation>Gespeichert</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/local_page.py" />
      <location filename="desktop/evaluate/page.py" />
      <source>Saved as {name}</source>
      <translation>Gespeichert als {name}</translation>
    </message>
    <message>
      <location filename="desktop/browse/saved_filter.py" />
      <source>Saved filters</source>
      <translation>Gespeicherte Filter</translation>
    </message>
    <message>
      <location filename="desktop/browse/tool_box.py" />
      <source>Saved to {path}</source>
      <translation>In {path} gespeichert</translation>
    </message>
    <message>
      <location filename="desktop/browse/split_view.py" />
      <source>Saved to {path}.</source>
      <translation>In {path} gespeichert.</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/keep_panel.py" />
      <source>Saves threshold and prevalence correction as the next revision of the model's decision rule. Classify and the command “predict” then use it; the weights stay as they are.</source>
      <translation>Speichert Schwelle und Prävalenzkorrektur als nächste Revision der Entscheidungsregel des Modells. „Klassifizieren“ und der Befehl „predict“ verwenden sie dann; die Gewichte bleiben unverändert.</translation>
    </message>
    <message>
      <location filename="core/ham10000/unpack.py" />
      <source>Saving</source>
      <translation>Wird gespeichert</translation>
    </message>
    <message>
      <location filename="core/casebook/entry.py" />
      <source>Say in a few words why.</source>
      <translation>Sagen Sie in wenigen Worten, warum.</translation>
    </message>
    <message>
      <location filename="training/config" />
      <source>Schedule</source>
      <translation>Verlaufsplan</translation>
    </message>
    <message>
      <location filename="training/config" />
      <source>Scheme</source>
      <translation>Schema</translation>
    </message>
    <message>
      <location filename="desktop/browse/photo_viewer.py" />
      <source>Screen pixels per image pixel</source>
      <translation>Bildschirmpixel je Bildpixel</translation>
    </message>
    <message>
      <location filename="desktop/browse/filter_panel.py" />
      <location filename="desktop/shell/shortcut_dialog.py" />
      <source>Search</source>
      <translation>Suchen</translation>
    </message>
    <message>
      <location filename="desktop/train/page.py" />
      <location filename="desktop/train/series_view.py" />
      <source>Search and cross-validation</source>
      <translation>Suche und Kreuzvalidierung</translation>
    </message>
    <message>
      <location filename="desktop/cases/filter_bar.py" />
      <location filename="desktop/cases/page.py" />
      <source>Search cases</source>
      <translation>Fälle suchen</translation>
    </message>
    <message>
      <location filename="desktop/browse/filter_panel.py" />
      <source>Search ids, names, sites</source>
      <translation>IDs, Namen, Lokalisationen suchen</translation>
    </message>
    <message>
      <location filename="desktop/cases/filter_bar.py" />
      <source>Search notes, names, sites, files</source>
      <translation>Notizen, Namen, Lokalisationen, Dateien suchen</translation>
    </message>
    <message>
      <location filename="desktop/browse/filter_panel.py" />
      <source>Search the images</source>
      <translation>Bilder durchsuchen</translation>
    </message>
    <message>
      <location filename="desktop/shell/shortcut_dialog.py" />
      <source>Search the shortcuts</source>
      <translation>Tastenkürzel durchsuchen</translation>
    </message>
    <message>
      <location filename="desktop/train/series_view.py" />
      <source>Searches and cross-validations</source>
      <translation>Suchen und Kreuzvalidierungen</translation>
    </message>
    <message>
      <location filename="desktop/train/series_view.py" />
      <source>Searches and cross-validations run in processes of their own, which go on when this window is closed.</source>
      <translation>Suchen und Kreuzvalidierungen laufen in eigenen Prozessen weiter, auch wenn dieses Fenster geschlossen wird.</translation>
    </message>
    <message>
      <location filename="training/config" />
      <source>Seconds between saved states; 0 saves each epoch only.</source>
      <translation>Sekunden zwischen gespeicherten Ständen; 0: nur nach jeder Epoche.</translation>
    </message>
    <message>
      <location filename="core/library/foreign.py" />
      <location filename="core/network/model.py" />
      <source>See `dermadesk models`.</source>
      <translation>Siehe `dermadesk models`.</translation>
    </message>
    <message>
      <location filename="core/evaluation/classified.py" />
      <location filename="training/feed/material.py" />
      <source>See the dataset's list of problems.</source>
      <translation>Siehe die Problemliste des Datensatzes.</translation>
    </message>
    <message>
      <location filename="training/foreground.py" />
      <source>See {log}.</source>
      <translation>Siehe {log}.</translation>
    </message>
    <message>
      <location filename="desktop/browse/split_view.py" />
      <location filename="training/config" />
      <location filename="training/series/option.py" />
      <source>Seed</source>
      <translation>Startwert</translation>
    </message>
    <message>
      <location filename="training/series/option.py" />
      <source>Seed of the random choices.</source>
      <translation>Startwert der zufälligen Auswahl.</translation>
    </message>
    <message>
      <location filename="training/config" />
      <source>Seed of the split.</source>
      <translation>Startwert der Aufteilung.</translation>
    </message>
    <message>
      <location filename="training/config" />
      <source>Seed of weights, order and augmentation.</source>
      <translation>Startwert für Gewichte, Reihenfolge und Augmentierung.</translation>
    </message>
    <message>
      <location filename="core/case/examiner.py" />
      <source>Seen before: not known, the model does not tell what it was trained on.</source>
      <translation>Schon gesehen: nicht bekannt, das Modell sagt nicht, womit es trainiert wurde.</translation>
    </message>
    <message>
      <location filename="core/case/examiner.py" />
      <source>Seen before: only ids are compared, the model keeps no hashes of what its training images show.</source>
      <translation>Schon gesehen: Nur IDs werden verglichen, das Modell enthält keine Hashes dessen, was seine Trainingsbilder zeigen.</translation>
    </message>
    <message>
      <location filename="desktop/cases/detail_panel.py" />
      <source>Select a case in the table.</source>
      <translation>Wählen Sie einen Fall in der Tabelle.</translation>
    </message>
    <message>
      <location filename="desktop/classify/evidence_panel.py" />
      <source>Select a case on the left.</source>
      <translation>Wählen Sie links einen Fall.</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/result_view.py" />
      <source>Select a label on the left.</source>
      <translation>Wählen Sie links ein Label.</translation>
    </message>
    <message>
      <location filename="desktop/classify/explanation_panel.py" />
      <source>Select an image on the left.</source>
      <translation>Wählen Sie links ein Bild.</translation>
    </message>
    <message>
      <location filename="desktop/browse/detail_panel.py" />
      <source>Select one to see it large.</source>
      <translation>Wählen Sie eines aus, um es groß zu sehen.</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/image_panel.py" />
      <source>Send the selected images to Classify</source>
      <translation>Ausgewählte Bilder zum Klassifizieren senden</translation>
    </message>
    <message>
      <location filename="desktop/browse/selection_bar.py" />
      <source>Send the selected images to Classify (Ctrl+Return)</source>
      <translation>Ausgewählte Bilder zum Klassifizieren senden (Strg+Eingabe)</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/figure_text.py" />
      <location filename="desktop/evaluate/local_text.py" />
      <location filename="desktop/evaluate/point_figures.py" />
      <source>Sensitivity</source>
      <translation>Sensitivität</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/threshold_view.py" />
      <source>Sensitivity and specificity come from these images. PPV, NPV, flagged and biopsies are worked out for the prevalence above. A threshold chosen on the images it is judged by looks better than it is: choose it on validation, judge it on test.</source>
      <translation>Sensitivität und Spezifität stammen aus diesen Bildern. PPV, NPV, auffällige Bilder und Biopsien sind für die Prävalenz oben berechnet. Eine Schwelle, die an denselben Bildern gewählt und beurteilt wird, sieht besser aus, als sie ist: Gewählt wird sie an den Validierungsbildern, beurteilt an den Testbildern.</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/threshold_view.py" />
      <source>Sensitivity at least</source>
      <translation>Sensitivität ab</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/threshold_view.py" />
      <source>Sensitivity at least {goal:.0%}</source>
      <translation>Sensitivität mindestens {goal:.0%}</translation>
    </message>
    <message>
      <location filename="core/evaluation/figure.py" />
      <source>Sensitivity for malignancy</source>
      <translation>Sensitivität für Malignität</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/figure_text.py" />
      <source>Sensitivity, specificity and predictive values are each at the run's own threshold: {first:.4g} (older), {second:.4g} (newer).</source>
      <translation>Sensitivität, Spezifität und prädiktive Werte gelten bei der eigenen Schwelle jedes Laufs: {first:.4g} (älterer), {second:.4g} (neuerer).</translation>
    </message>
    <message>
      <location filename="desktop/classify/join_button.py" />
      <source>Separate the images</source>
      <translation>Bilder trennen</translation>
    </message>
    <message>
      <location filename="training/job.py" />
      <source>Set head_phase.epochs or fine_tune.epochs.</source>
      <translation>Setzen Sie head_phase.epochs oder fine_tune.epochs.</translation>
    </message>
    <message>
      <location filename="training/start.py" />
      <source>Set model.architecture={known}, or go on from another model.</source>
      <translation>Setzen Sie model.architecture={known}, oder gehen Sie von einem anderen Modell aus.</translation>
    </message>
    <message>
      <location filename="core/network/model.py" />
      <source>Set model.architecture={name}.</source>
      <translation>Setzen Sie model.architecture={name}.</translation>
    </message>
    <message>
      <location filename="core/network/model.py" />
      <source>Set model.drop_path=0.</source>
      <translation>Setzen Sie model.drop_path=0.</translation>
    </message>
    <message>
      <location filename="core/network/summary.py" />
      <source>Set model.image_size to 0, its own size.</source>
      <translation>Setzen Sie model.image_size auf 0, die eigene Größe.</translation>
    </message>
    <message>
      <location filename="training/network.py" />
      <source>Set model.image_size={image_size}, or 0.</source>
      <translation>Setzen Sie model.image_size={image_size} oder 0.</translation>
    </message>
    <message>
      <location filename="training/start.py" />
      <source>Set model.keep_head=false, or model.target={target}.</source>
      <translation>Setzen Sie model.keep_head=false oder model.target={target}.</translation>
    </message>
    <message>
      <location filename="core/network/model.py" />
      <source>Set model.pooling=last.</source>
      <translation>Setzen Sie model.pooling=last.</translation>
    </message>
    <message>
      <location filename="training/device/device.py" />
      <source>Set run.device=auto, or see “dermadesk doctor”.</source>
      <translation>Setzen Sie run.device=auto, oder siehe „dermadesk doctor“.</translation>
    </message>
    <message>
      <location filename="training/device/fabric.py" />
      <source>Set run.device={name}, or run.devices=1.</source>
      <translation>Setzen Sie run.device={name} oder run.devices=1.</translation>
    </message>
    <message>
      <location filename="training/device/seat.py" />
      <source>Set run.devices and run.nodes to what torchrun or SLURM starts.</source>
      <translation>Setzen Sie run.devices und run.nodes auf das, was torchrun oder SLURM startet.</translation>
    </message>
    <message>
      <location filename="training/device/fabric.py" />
      <source>Set run.devices=1.</source>
      <translation>Setzen Sie run.devices=1.</translation>
    </message>
    <message>
      <location filename="training/device/fabric.py" />
      <source>Set run.devices={count}.</source>
      <translation>Setzen Sie run.devices={count}.</translation>
    </message>
    <message>
      <location filename="training/device/fabric.py" />
      <source>Set run.precision to {value}.</source>
      <translation>Setzen Sie run.precision auf {value}.</translation>
    </message>
    <message>
      <location filename="desktop/shell/preference_dialog.py" />
      <location filename="desktop/shell/shell.py" />
      <source>Settings</source>
      <translation>Einstellungen</translation>
    </message>
    <message>
      <location filename="training/config/yaml_text.py" />
      <source>Settings have two levels.</source>
      <translation>Einstellungen haben zwei Ebenen.</translation>
    </message>
    <message>
      <location filename="desktop/train/new_run_view.py" />
      <source>Settings of {name}. What its preset has otherwise stands out.</source>
      <translation>Einstellungen von {name}. Was seine Voreinstellung anders hat, ist hervorgehoben.</translation>
    </message>
    <message>
      <location filename="training/config/field_spec.py" />
      <source>Settings that are wrong besides: {others}.</source>
      <translation>Weitere falsche Einstellungen: {others}.</translation>
    </message>
    <message>
      <location filename="desktop/train/series_form.py" />
      <source>Settings to try</source>
      <translation>Auszuprobierende Einstellungen</translation>
    </message>
    <message>
      <location filename="desktop/train/series_form.py" />
      <source>Settings to try, one a line: a list, or a range</source>
      <translation>Auszuprobierende Einstellungen, eine je Zeile: eine Liste oder ein Bereich</translation>
    </message>
    <message>
      <location filename="desktop/train/new_run_view.py" />
      <source>Settings you change stand out; the rest is the preset's.</source>
      <translation>Geänderte Einstellungen sind hervorgehoben; der Rest stammt aus der Voreinstellung.</translation>
    </message>
    <message>
      <location filename="training/config/field_spec.py" />
      <source>Settings: {value}.</source>
      <translation>Einstellungen: {value}.</translation>
    </message>
    <message>
      <location filename="core/evaluation/drift.py" />
      <location filename="core/evaluation/subgroup.py" />
      <location filename="desktop/browse/column.py" />
      <location filename="desktop/browse/detail_panel.py" />
      <location filename="desktop/browse/filter_panel.py" />
      <location filename="desktop/browse/overview.py" />
      <location filename="desktop/classify/patient_form.py" />
      <location filename="desktop/classify/what_if_view.py" />
      <source>Sex</source>
      <translation>Geschlecht</translation>
    </message>
    <message>
      <location filename="desktop/browse/split_view.py" />
      <location filename="desktop/cases/statistics_view.py" />
      <source>Share</source>
      <translation>Anteil</translation>
    </message>
    <message>
      <location filename="training/config" />
      <source>Share of ages, sexes and sites hidden in training, so that missing ones are ordinary.</source>
      <translation>Anteil der Alters-, Geschlechts- und Lokalisationsangaben, die im Training verdeckt werden, damit das Modell fehlende Angaben verträgt.</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/confusion_view.py" />
      <source>Share of each answer (diagonal: precision)</source>
      <translation>Anteil an jeder Antwort (Diagonale: Präzision)</translation>
    </message>
    <message>
      <location filename="training/config" />
      <source>Share of each label spread over all classes.</source>
      <translation>Anteil jedes Labels, der auf alle Klassen verteilt wird.</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/confusion_view.py" />
      <source>Share of each true class (diagonal: recall)</source>
      <translation>Anteil an jeder wahren Klasse (Diagonale: Sensitivität)</translation>
    </message>
    <message>
      <location filename="training/config" />
      <source>Share of images that skip the backbone's last block in training, against overfitting (stochastic depth).</source>
      <translation>Anteil der Bilder, die im Training den letzten Block des Backbones überspringen, gegen Überanpassung (stochastische Tiefe).</translation>
    </message>
    <message>
      <location filename="desktop/cases/statistics_view.py" />
      <source>Share of the cases that can be judged</source>
      <translation>Anteil an den beurteilbaren Fällen</translation>
    </message>
    <message>
      <location filename="desktop/browse/split_view.py" />
      <source>Shares of training, validation and test</source>
      <translation>Anteile von Training, Validierung und Test</translation>
    </message>
    <message>
      <location filename="desktop/browse/split_view.py" />
      <source>Shares of training/validation/test in per cent, or “folder” for the subsets of class folders</source>
      <translation>Anteile von Training/Validierung/Test in Prozent, oder „folder“ für die Teilmengen der Klassenordner</translation>
    </message>
    <message>
      <location filename="core/evaluation/drift.py" />
      <source>Sharpness</source>
      <translation>Schärfe</translation>
    </message>
    <message>
      <location filename="training/config" />
      <source>Shear</source>
      <translation>Scherung</translation>
    </message>
    <message>
      <location filename="training/config" />
      <source>Shift</source>
      <translation>Verschiebung</translation>
    </message>
    <message>
      <location filename="desktop/shell/introduction.py" />
      <location filename="desktop/shell/shell.py" />
      <source>Short tour</source>
      <translation>Kurzer Rundgang</translation>
    </message>
    <message>
      <location filename="core/library/book.py" />
      <source>Shorten it.</source>
      <translation>Kürzen Sie sie.</translation>
    </message>
    <message>
      <location filename="desktop/classify/page.py" />
      <source>Show each answer only after you have given your own</source>
      <translation>Jede Antwort erst zeigen, wenn Sie Ihre eigene gegeben haben</translation>
    </message>
    <message>
      <location filename="desktop/classify/explanation_panel.py" />
      <source>Show heat map</source>
      <translation>Heatmap zeigen</translation>
    </message>
    <message>
      <location filename="desktop/train/run_view.py" />
      <source>Show its figures in the browser, by a process on this machine</source>
      <translation>Seine Kennzahlen im Browser zeigen, durch einen Prozess auf diesem Computer</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/label_view.py" />
      <source>Show the images of all these labels, in this order</source>
      <translation>Die Bilder all dieser Labels in dieser Reihenfolge zeigen</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/image_panel.py" />
      <source>Show these images, or the selected ones, on Browse</source>
      <translation>Diese oder die ausgewählten Bilder auf der Seite „Bilder“ zeigen</translation>
    </message>
    <message>
      <location filename="desktop/browse/selection_bar.py" />
      <source>Shown and selected images</source>
      <translation>Gezeigte und ausgewählte Bilder</translation>
    </message>
    <message>
      <location filename="desktop/classify/what_if_view.py" />
      <source>Shown with the answer.</source>
      <translation>Erscheint mit der Antwort.</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/local_consent.py" />
      <source>Shows first what it would change. Nothing is written without your consent.</source>
      <translation>Zeigt zuerst, was sich ändern würde. Ohne Ihre Zustimmung wird nichts geschrieben.</translation>
    </message>
    <message>
      <location filename="desktop/classify/compare_view.py" />
      <source>Side by side</source>
      <translation>Nebeneinander</translation>
    </message>
    <message>
      <location filename="training/config" />
      <source>Side of a grey square in each view, as a share of the view; 0 has none.</source>
      <translation>Seite eines grauen Quadrats in jeder Ansicht, als Anteil der Ansicht; 0: keines.</translation>
    </message>
    <message>
      <location filename="training/config" />
      <source>Side of the square view in pixels; 0 is the architecture's own.</source>
      <translation>Seitenlänge der quadratischen Ansicht in Pixeln; 0: wie die Architektur.</translation>
    </message>
    <message>
      <location filename="core/evaluation/drift.py" />
      <location filename="core/evaluation/subgroup.py" />
      <location filename="desktop/browse/column.py" />
      <location filename="desktop/browse/detail_panel.py" />
      <location filename="desktop/browse/filter_panel.py" />
      <location filename="desktop/browse/overview.py" />
      <location filename="desktop/classify/patient_form.py" />
      <location filename="desktop/classify/what_if_view.py" />
      <source>Site</source>
      <translation>Lokalisation</translation>
    </message>
    <message>
      <location filename="resources/presets" />
      <source>Six convolutions from scratch beside one-hot age, sex and site.</source>
      <translation>Sechs Faltungsschichten von Grund auf neben One-Hot-kodiertem Alter, Geschlecht und Lokalisation.</translation>
    </message>
    <message>
      <location filename="desktop/models/detail_view.py" />
      <source>Size on disk</source>
      <translation>Größe auf dem Datenträger</translation>
    </message>
    <message>
      <location filename="desktop/shell/shell.py" />
      <source>Smaller text</source>
      <translation>Kleinerer Text</translation>
    </message>
    <message>
      <location filename="desktop/train/curve_options.py" />
      <source>Smoothing</source>
      <translation>Glättung</translation>
    </message>
    <message>
      <location filename="core/evaluation/cohort.py" />
      <source>Some probabilities are no numbers from 0 to 1.</source>
      <translation>Einige Wahrscheinlichkeiten sind keine Zahlen von 0 bis 1.</translation>
    </message>
    <message>
      <location filename="desktop/error_dialog.py" />
      <source>Something went wrong inside Dermadesk.</source>
      <translation>In Dermadesk ist ein Fehler aufgetreten.</translation>
    </message>
    <message>
      <location filename="desktop/browse/collection.py" />
      <source>Sort by</source>
      <translation>Sortieren</translation>
    </message>
    <message>
      <location filename="desktop/browse/split_view.py" />
      <source>Sound: no lesion stands in two subsets.</source>
      <translation>In Ordnung: Keine Läsion steht in zwei Teilmengen.</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/figure_text.py" />
      <location filename="desktop/evaluate/local_text.py" />
      <location filename="desktop/evaluate/point_figures.py" />
      <source>Specificity</source>
      <translation>Spezifität</translation>
    </message>
    <message>
      <location filename="core/evaluation/figure.py" />
      <source>Specificity at 90% sensitivity</source>
      <translation>Spezifität bei 90 % Sensitivität</translation>
    </message>
    <message>
      <location filename="core/evaluation/figure.py" />
      <source>Specificity at 95% sensitivity</source>
      <translation>Spezifität bei 95 % Sensitivität</translation>
    </message>
    <message>
      <location filename="core/evaluation/figure.py" />
      <source>Specificity for malignancy</source>
      <translation>Spezifität für Malignität</translation>
    </message>
    <message>
      <location filename="desktop/models/detail_view.py" />
      <source>Speed on this computer</source>
      <translation>Geschwindigkeit auf diesem Computer</translation>
    </message>
    <message>
      <location filename="desktop/browse/split_view.py" />
      <location filename="desktop/train/new_run_view.py" />
      <source>Split</source>
      <translation>Aufteilung</translation>
    </message>
    <message>
      <location filename="training/config" />
      <source>Split csv</source>
      <translation>Aufteilungs-CSV</translation>
    </message>
    <message>
      <location filename="desktop/engine_task.py" />
      <location filename="desktop/models/detail_view.py" />
      <source>Split hash</source>
      <translation>Hash der Aufteilung</translation>
    </message>
    <message>
      <location filename="core/error.py" />
      <source>Split leaks</source>
      <translation>Undichte Aufteilung</translation>
    </message>
    <message>
      <location filename="desktop/browse/split_view.py" />
      <source>Split {scheme}, hash {hash}</source>
      <translation>Aufteilung {scheme}, Hash {hash}</translation>
    </message>
    <message>
      <location filename="core/layout/table.py" />
      <source>Spreadsheets must be saved as CSV first.</source>
      <translation>Arbeitsmappen müssen zuerst als CSV gespeichert werden.</translation>
    </message>
    <message>
      <location filename="desktop/browse/column.py" />
      <location filename="desktop/browse/image_action.py" />
      <source>Star</source>
      <translation>Stern</translation>
    </message>
    <message>
      <location filename="desktop/browse/filter_panel.py" />
      <source>Starred</source>
      <translation>Mit Stern</translation>
    </message>
    <message>
      <location filename="desktop/train/series_form.py" />
      <source>Start cross-validation</source>
      <translation>Kreuzvalidierung starten</translation>
    </message>
    <message>
      <location filename="training/config" />
      <source>Start from</source>
      <translation>Ausgehen von</translation>
    </message>
    <message>
      <location filename="training/config" />
      <source>Start from random weights; for tests and comparisons.</source>
      <translation>Mit Zufallsgewichten beginnen; für Tests und Vergleiche.</translation>
    </message>
    <message>
      <location filename="training/checkpoint.py" />
      <source>Start the run anew.</source>
      <translation>Starten Sie den Lauf neu.</translation>
    </message>
    <message>
      <location filename="desktop/train/series_form.py" />
      <source>Start the search</source>
      <translation>Suche starten</translation>
    </message>
    <message>
      <location filename="desktop/train/new_run_view.py" />
      <source>Start training</source>
      <translation>Training starten</translation>
    </message>
    <message>
      <location filename="core/model_fact.py" />
      <source>Started from</source>
      <translation>Startgewichte</translation>
    </message>
    <message>
      <location filename="desktop/browse/get_view.py" />
      <source>Starting Kaggle's client…</source>
      <translation>Kaggle-Client wird gestartet …</translation>
    </message>
    <message>
      <location filename="desktop/train/estimate_bar.py" />
      <source>Starting a process to measure in…</source>
      <translation>Ein Prozess zum Messen wird gestartet …</translation>
    </message>
    <message>
      <location filename="desktop/train/run_view.py" />
      <source>Starting…</source>
      <translation>Startet …</translation>
    </message>
    <message>
      <location filename="desktop/train/series_view.py" />
      <source>State</source>
      <translation>Stand</translation>
    </message>
    <message>
      <location filename="desktop/models/page.py" />
      <source>State dict of timm or torchvision…</source>
      <translation>State-Dict von timm oder torchvision …</translation>
    </message>
    <message>
      <location filename="desktop/models/state_dict_dialog.py" />
      <source>State dicts (*.pt *.pth *.safetensors)</source>
      <translation>State-Dicts (*.pt *.pth *.safetensors)</translation>
    </message>
    <message>
      <location filename="desktop/train/status_chip.py" />
      <source>Status: {status}</source>
      <translation>Status: {status}</translation>
    </message>
    <message>
      <location filename="training/config" />
      <source>Steps between saved states; 0 goes by time.</source>
      <translation>Schritte zwischen gespeicherten Ständen; 0: nach Zeit.</translation>
    </message>
    <message>
      <location filename="desktop/train/run_view.py" />
      <location filename="desktop/train/series_view.py" />
      <source>Stop</source>
      <translation>Stopp</translation>
    </message>
    <message>
      <location filename="training/run_directory.py" />
      <source>Stop it first, or wait for its end.</source>
      <translation>Stoppen Sie ihn zuerst, oder warten Sie sein Ende ab.</translation>
    </message>
    <message>
      <location filename="training/series/background.py" />
      <source>Stop it first.</source>
      <translation>Stoppen Sie es zuerst.</translation>
    </message>
    <message>
      <location filename="training/series/queue.py" />
      <source>Stop it first: dermadesk stop.</source>
      <translation>Stoppen Sie ihn zuerst: dermadesk stop.</translation>
    </message>
    <message>
      <location filename="desktop/train/reason.py" />
      <source>Stopped on request {where}. Resume goes on exactly there.</source>
      <translation>Auf Wunsch gestoppt {where}. „Fortsetzen“ macht genau dort weiter.</translation>
    </message>
    <message>
      <location filename="desktop/train/run_view.py" />
      <source>Stopping…</source>
      <translation>Wird gestoppt …</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/prior_bar.py" />
      <source>Strength of the correction
(0 none, 1 full)</source>
      <translation>Stärke der Korrektur
(0 keine, 1 volle)</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/prior_bar.py" />
      <source>Strength of the prior</source>
      <translation>Stärke des Priors</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/prior_bar.py" />
      <source>Strength of the prior, exactly</source>
      <translation>Stärke des Priors, genau</translation>
    </message>
    <message>
      <location filename="training/config/field_spec.py" />
      <source>String should </source>
      <translation>String should </translation>
    </message>
    <message>
      <location filename="desktop/evaluate/figure_text.py" />
      <source>Subgroup</source>
      <translation>Untergruppe</translation>
    </message>
    <message>
      <location filename="desktop/browse/column.py" />
      <location filename="desktop/browse/detail_panel.py" />
      <location filename="desktop/evaluate/run_panel.py" />
      <source>Subset</source>
      <translation>Teilmenge</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/label_view.py" />
      <source>Suspicious labels</source>
      <translation>Verdächtige Labels</translation>
    </message>
    <message>
      <location filename="desktop/browse/compare_view.py" />
      <source>Tab  next photograph    + −  zoom    F  whole image    P  actual pixels    1–7  propose a diagnosis    Esc  back</source>
      <translation>Tab  nächste Aufnahme    + −  Zoom    F  ganzes Bild    P  Originalgröße    1–7  Diagnose vorschlagen    Esc  zurück</translation>
    </message>
    <message>
      <location filename="desktop/browse/collection.py" />
      <source>Table</source>
      <translation>Tabelle</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/local_setup.py" />
      <source>Table (*.csv);;All files (*)</source>
      <translation>Tabelle (*.csv);;Alle Dateien (*)</translation>
    </message>
    <message>
      <location filename="desktop/cases/page.py" />
      <source>Table (*.csv);;JSON (*.json)</source>
      <translation>Tabelle (*.csv);;JSON (*.json)</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/open_button.py" />
      <source>Table of diagnoses</source>
      <translation>Diagnosetabelle</translation>
    </message>
    <message>
      <location filename="desktop/classify/intake.py" />
      <source>Table of patients (CSV)…</source>
      <translation>Patiententabelle (CSV) …</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/open_button.py" />
      <source>Table of probabilities</source>
      <translation>Wahrscheinlichkeitstabelle</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/open_button.py" />
      <source>Table of probabilities…</source>
      <translation>Wahrscheinlichkeitstabelle …</translation>
    </message>
    <message>
      <location filename="training/config" />
      <source>Table with a given split (image_id, subset) instead of the scheme.</source>
      <translation>Tabelle mit gegebener Aufteilung (image_id, subset) anstelle des Schemas.</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/local_setup.py" />
      <source>Table, if apart</source>
      <translation>Tabelle, falls getrennt</translation>
    </message>
    <message>
      <location filename="desktop/browse/duplicate_view.py" />
      <location filename="desktop/browse/split_view.py" />
      <location filename="desktop/browse/tool_box.py" />
      <location filename="desktop/classify/batch_panel.py" />
      <location filename="desktop/classify/intake.py" />
      <source>Tables (*.csv)</source>
      <translation>Tabellen (*.csv)</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/open_dialog.py" />
      <source>Tables (*.csv);;All files (*)</source>
      <translation>Tabellen (*.csv);;Alle Dateien (*)</translation>
    </message>
    <message>
      <location filename="desktop/classify/batch_panel.py" />
      <source>Tables of ISIC challenges (*.csv)</source>
      <translation>Tabellen der ISIC-Wettbewerbe (*.csv)</translation>
    </message>
    <message>
      <location filename="desktop/train/queue_view.py" />
      <source>Take a run out of the queue</source>
      <translation>Lauf aus der Warteschlange nehmen</translation>
    </message>
    <message>
      <location filename="desktop/train/config_form.py" />
      <source>Take back {label}</source>
      <translation>{label} zurücknehmen</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/local_consent.py" />
      <source>Take it back</source>
      <translation>Zurücknehmen</translation>
    </message>
    <message>
      <location filename="core/split.py" />
      <source>Take it from a backup, or make it anew.</source>
      <translation>Nehmen Sie sie aus einer Sicherung, oder erstellen Sie sie neu.</translation>
    </message>
    <message>
      <location filename="desktop/train/queue_view.py" />
      <source>Take out</source>
      <translation>Herausnehmen</translation>
    </message>
    <message>
      <location filename="training/config" />
      <source>Take the colour of the light out of every image; belongs to the model.</source>
      <translation>Rechnet die Farbe des Lichts aus jedem Bild heraus; wird mit dem Modell gespeichert.</translation>
    </message>
    <message>
      <location filename="core/annotation.py" />
      <source>Take the file from a backup, or import an exported table.</source>
      <translation>Nehmen Sie die Datei aus einer Sicherung, oder importieren Sie eine exportierte Tabelle.</translation>
    </message>
    <message>
      <location filename="desktop/cases/biopsy_form.py" />
      <source>Take the last change of a biopsy back (Ctrl+Z)</source>
      <translation>Letzte Änderung einer Biopsie zurücknehmen (Strg+Z)</translation>
    </message>
    <message>
      <location filename="desktop/browse/image_action.py" />
      <source>Take the proposal back</source>
      <translation>Vorschlag zurücknehmen</translation>
    </message>
    <message>
      <location filename="desktop/shell/welcome.py" />
      <source>Take the short tour</source>
      <translation>Kurzer Rundgang</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/confusion_view.py" />
      <location filename="desktop/evaluate/error_view.py" />
      <source>Taken for</source>
      <translation>Klassifiziert als</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/local_consent.py" />
      <source>Taking it back…</source>
      <translation>Wird zurückgenommen …</translation>
    </message>
    <message>
      <location filename="training/config" />
      <source>Target</source>
      <translation>Zielgröße</translation>
    </message>
    <message>
      <location filename="core/library/listing.py" />
      <source>Tells apart</source>
      <translation>Klassen</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/local_consent.py" />
      <source>Temperature, threshold and sets of {model} would be fitted on these {images:,} images and replace those of revision {revision}. The network stays as it is. It can be taken back while this test is shown.</source>
      <translation>Temperatur, Schwelle und Mengen von {model} würden an diesen {images:,} Bildern angepasst und die von Revision {revision} ersetzen. Das Netz bleibt, wie es ist. Solange dieser Test gezeigt wird, lässt es sich zurücknehmen.</translation>
    </message>
    <message>
      <location filename="desktop/train/tensorboard.py" />
      <source>TensorBoard does not answer.</source>
      <translation>TensorBoard antwortet nicht.</translation>
    </message>
    <message>
      <location filename="desktop/train/tensorboard.py" />
      <source>TensorBoard ended at once, without a word.</source>
      <translation>TensorBoard endete sofort und ohne Meldung.</translation>
    </message>
    <message>
      <location filename="desktop/train/tensorboard.py" />
      <source>TensorBoard ended at once: {last}.</source>
      <translation>TensorBoard endete sofort: {last}.</translation>
    </message>
    <message>
      <location filename="desktop/train/tensorboard.py" />
      <source>TensorBoard is not installed beside Dermadesk.</source>
      <translation>TensorBoard ist nicht zusammen mit Dermadesk installiert.</translation>
    </message>
    <message>
      <location filename="desktop/train/page.py" />
      <source>TensorBoard starts…</source>
      <translation>TensorBoard startet …</translation>
    </message>
    <message>
      <location filename="desktop/train/tensorboard.py" />
      <source>TensorBoard's own program is not part of this package of Dermadesk.</source>
      <translation>Das Programm TensorBoard selbst gehört nicht zu diesem Paket von Dermadesk.</translation>
    </message>
    <message>
      <location filename="desktop/browse/split_view.py" />
      <location filename="desktop/evaluate/local_setup.py" />
      <location filename="desktop/evaluate/run_panel.py" />
      <location filename="desktop/train/figure_panel.py" />
      <source>Test</source>
      <translation>Test</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/local_setup.py" />
      <source>Test a model on confirmed cases of your own: their images, and a table with image_id, lesion_id, dx, and age, sex and localization where they are known. Images that the model learned from are found by id and by content, and left out.</source>
      <translation>Testen Sie ein Modell an eigenen gesicherten Fällen: ihren Bildern und einer Tabelle mit image_id, lesion_id, dx sowie age, sex und localization, soweit bekannt. Bilder, aus denen das Modell gelernt hat, werden über ID und Inhalt gefunden und ausgelassen.</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/run_panel.py" />
      <source>Test figures of this run: {before}. This counts as a look; who looks often, chooses by them.</source>
      <translation>Testkennzahlen dieses Laufs: {before}. Dies zählt als Einsichtnahme; wer oft hinsieht, wählt danach aus.</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/local_setup.py" />
      <location filename="desktop/evaluate/local_view.py" />
      <source>Test on own cases</source>
      <translation>Test an eigenen Fällen</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/run_panel.py" />
      <source>Test on own cases…</source>
      <translation>Test an eigenen Fällen …</translation>
    </message>
    <message>
      <location filename="core/evaluation/local.py" />
      <source>Test the model on them again.</source>
      <translation>Testen Sie das Modell erneut daran.</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/local_view.py" />
      <source>Tests of this model so far</source>
      <translation>Bisherige Tests dieses Modells</translation>
    </message>
    <message>
      <location filename="desktop/shell/preference.py" />
      <source>Text size</source>
      <translation>Textgröße</translation>
    </message>
    <message>
      <location filename="desktop/browse/annotation_store.py" />
      <source>The annotations could not be written to {file} ({reason}).</source>
      <translation>Die Anmerkungen konnten nicht in {file} geschrieben werden ({reason}).</translation>
    </message>
    <message>
      <location filename="core/annotation.py" />
      <source>The annotations in {name} are damaged: {reason}.</source>
      <translation>Die Anmerkungen in {name} sind beschädigt: {reason}.</translation>
    </message>
    <message>
      <location filename="core/annotation.py" />
      <source>The annotations in {path} cannot be read ({value}).</source>
      <translation>Die Anmerkungen in {path} können nicht gelesen werden ({value}).</translation>
    </message>
    <message>
      <location filename="desktop/classify/commit_panel.py" />
      <source>The answer is shown once you have committed to your own.</source>
      <translation>Die Antwort erscheint, sobald Sie sich festgelegt haben.</translation>
    </message>
    <message>
      <location filename="core/network/architecture.py" />
      <source>The architecture in the model file is damaged.</source>
      <translation>Die Architektur in der Modelldatei ist beschädigt.</translation>
    </message>
    <message>
      <location filename="core/network/architecture.py" />
      <source>The architecture in the model file is not valid.</source>
      <translation>Die Architektur in der Modelldatei ist ungültig.</translation>
    </message>
    <message>
      <location filename="core/ham10000/source.py" />
      <source>The archive that hosts the images. Its table has other columns; prefer Dataverse.</source>
      <translation>Das Archiv, das die Bilder bereitstellt. Seine Tabelle hat andere Spalten; besser geeignet ist Dataverse.</translation>
    </message>
    <message>
      <location filename="core/ham10000/archive.py" />
      <source>The archive {name} cannot be read ({value}).</source>
      <translation>Das Archiv {name} kann nicht gelesen werden ({value}).</translation>
    </message>
    <message>
      <location filename="core/ham10000/archive.py" />
      <source>The archive {name} is encrypted.</source>
      <translation>Das Archiv {name} ist verschlüsselt.</translation>
    </message>
    <message>
      <location filename="core/ham10000/archive.py" />
      <source>The archive {name} is refused: {reason}.</source>
      <translation>Das Archiv {name} wird abgelehnt: {reason}.</translation>
    </message>
    <message>
      <location filename="core/ham10000/archive.py" />
      <source>The archive {source} does not exist.</source>
      <translation>Das Archiv {source} existiert nicht.</translation>
    </message>
    <message>
      <location filename="core/ham10000/unpack.py" />
      <source>The archives hold no images.</source>
      <translation>Die Archive enthalten keine Bilder.</translation>
    </message>
    <message>
      <location filename="core/ham10000/source.py" />
      <source>The authors' own publication. No account is needed.</source>
      <translation>Die Originalveröffentlichung der Autoren. Kein Konto erforderlich.</translation>
    </message>
    <message>
      <location filename="desktop/train/series_view.py" />
      <source>The best config lies in best.yaml, all trials in trials.csv.</source>
      <translation>Die beste Konfiguration liegt in best.yaml, alle Versuche in trials.csv.</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/figure_text.py" />
      <source>The best epoch was chosen on these images, so their figures flatter a little.</source>
      <translation>Die beste Epoche wurde anhand dieser Bilder gewählt; die Kennzahlen fallen deshalb etwas zu günstig aus.</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/keeper.py" />
      <source>The best model of this run is no longer there.</source>
      <translation>Das beste Modell dieses Laufs ist nicht mehr da.</translation>
    </message>
    <message>
      <location filename="desktop/shell/cache_panel.py" />
      <source>The cache cannot be pruned: {strerror}.</source>
      <translation>Der Zwischenspeicher kann nicht aufgeräumt werden: {strerror}.</translation>
    </message>
    <message>
      <location filename="desktop/shell/cache_panel.py" />
      <source>The cache cannot be read: {strerror}.</source>
      <translation>Der Zwischenspeicher kann nicht gelesen werden: {strerror}.</translation>
    </message>
    <message numerus="yes">
      <location filename="desktop/shell/cache_panel.py" />
      <source>The cache holds {size}, with {n} image stores.</source>
      <translation>
        <numerusform>Der Zwischenspeicher enthält {size} mit {n} Bildspeicher.</numerusform>
        <numerusform>Der Zwischenspeicher enthält {size} mit {n} Bildspeichern.</numerusform>
      </translation>
    </message>
    <message>
      <location filename="core/casebook/export.py" />
      <source>The cases cannot be written to {path} ({reason}).</source>
      <translation>Die Fälle können nicht in {path} geschrieben werden ({reason}).</translation>
    </message>
    <message>
      <location filename="core/casebook/casebook.py" />
      <source>The cases in {path} are damaged: a text in them is none.</source>
      <translation>Die Fälle in {path} sind beschädigt: Ein Text darin ist keiner.</translation>
    </message>
    <message>
      <location filename="core/casebook/opening.py" />
      <source>The cases in {path} cannot be opened ({error}).</source>
      <translation>Die Fälle in {path} können nicht geöffnet werden ({error}).</translation>
    </message>
    <message>
      <location filename="core/casebook/opening.py" />
      <source>The cases in {path} cannot be reached ({reason}).</source>
      <translation>Die Fälle in {path} sind nicht erreichbar ({reason}).</translation>
    </message>
    <message>
      <location filename="core/casebook/casebook.py" />
      <source>The cases in {path} cannot be written or read ({error}).</source>
      <translation>Die Fälle in {path} können nicht gelesen oder geschrieben werden ({error}).</translation>
    </message>
    <message>
      <location filename="core/dataset.py" />
      <source>The class folders in {root} hold no images.</source>
      <translation>Die Klassenordner in {root} enthalten keine Bilder.</translation>
    </message>
    <message>
      <location filename="core/ensemble/make.py" />
      <source>The classes in {path} are not those of {folder}.</source>
      <translation>Die Klassen in {path} sind nicht die von {folder}.</translation>
    </message>
    <message>
      <location filename="core/library/foreign.py" />
      <source>The classes {value} are not those of Dermadesk.</source>
      <translation>Die Klassen {value} sind nicht die von Dermadesk.</translation>
    </message>
    <message>
      <location filename="core/ham10000/source.py" />
      <source>The collection “HAM10000”, images and metadata</source>
      <translation>Die Sammlung „HAM10000“, Bilder und Metadaten</translation>
    </message>
    <message>
      <location filename="desktop/engine_thread.py" />
      <source>The computer may be short of memory: close other programs, then try again.</source>
      <translation>Vielleicht fehlt Arbeitsspeicher: Schließen Sie andere Programme und versuchen Sie es erneut.</translation>
    </message>
    <message>
      <location filename="training/config/yaml_text.py" />
      <source>The config {path} cannot be read: {value}.</source>
      <translation>Die Konfiguration {path} kann nicht gelesen werden: {value}.</translation>
    </message>
    <message>
      <location filename="training/config/yaml_text.py" />
      <source>The config {path} is larger than {max_bytes} kB.</source>
      <translation>Die Konfiguration {path} ist größer als {max_bytes} kB.</translation>
    </message>
    <message>
      <location filename="training/config/yaml_text.py" />
      <source>The config {path} is not UTF-8 text.</source>
      <translation>Die Konfiguration {path} ist kein UTF-8-Text.</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/cost_view.py" />
      <source>The costs are an example, in units of one needless excision, and no recommendation: type your own. Each image gets the action that is expected to cost least.</source>
      <translation>Die Kosten sind ein Beispiel, in Einheiten einer unnötigen Exzision, und keine Empfehlung: Tragen Sie Ihre eigenen ein. Jedes Bild erhält die Maßnahme mit den geringsten erwarteten Kosten.</translation>
    </message>
    <message>
      <location filename="core/evaluation/cost.py" />
      <source>The costs of {code} are not three numbers from 0 on.</source>
      <translation>Die Kosten von {code} sind nicht drei Zahlen ab 0.</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/image_panel.py" />
      <source>The dataset does not have these images.</source>
      <translation>Der Datensatz enthält diese Bilder nicht.</translation>
    </message>
    <message>
      <location filename="training/search/search.py" />
      <source>The dataset has changed since the search began: its split is {found}, not {known}, and figures of different splits cannot be compared.</source>
      <translation>Der Datensatz hat sich seit Beginn der Suche geändert: Seine Aufteilung ist {found}, nicht {known}, und Kennzahlen verschiedener Aufteilungen sind nicht vergleichbar.</translation>
    </message>
    <message>
      <location filename="core/split.py" />
      <source>The dataset has no folder train.</source>
      <translation>Der Datensatz hat keinen Ordner train.</translation>
    </message>
    <message>
      <location filename="desktop/browse/overview.py" />
      <source>The dataset in numbers</source>
      <translation>Der Datensatz in Zahlen</translation>
    </message>
    <message>
      <location filename="core/evaluation/local.py" />
      <source>The decision of the model was changed after these cases were judged.</source>
      <translation>Die Entscheidung des Modells wurde geändert, nachdem diese Fälle beurteilt wurden.</translation>
    </message>
    <message>
      <location filename="core/bundle.py" />
      <source>The decision of {folder} cannot be written ({reason}).</source>
      <translation>Die Entscheidung von {folder} kann nicht geschrieben werden ({reason}).</translation>
    </message>
    <message>
      <location filename="training/device/device.py" />
      <source>The device '{wanted}' cannot be used: {reason}</source>
      <translation>Das Gerät „{wanted}“ kann nicht verwendet werden: {reason}</translation>
    </message>
    <message>
      <location filename="training/device/device.py" />
      <source>The device '{wanted}' is not known.</source>
      <translation>Das Gerät „{wanted}“ ist nicht bekannt.</translation>
    </message>
    <message>
      <location filename="core/casebook/casebook.py" />
      <source>The disk may be full or the file held by another program. Nothing was changed.</source>
      <translation>Vielleicht ist der Datenträger voll, oder ein anderes Programm belegt die Datei. Nichts wurde geändert.</translation>
    </message>
    <message>
      <location filename="desktop/engine_thread.py" />
      <source>The engine could not start: {error}</source>
      <translation>Der Rechenprozess konnte nicht starten: {error}</translation>
    </message>
    <message>
      <location filename="desktop/classify/page.py" />
      <source>The engine is starting…</source>
      <translation>Der Rechenprozess startet …</translation>
    </message>
    <message>
      <location filename="desktop/engine_thread.py" />
      <source>The engine stopped twice on the same request.</source>
      <translation>Der Rechenprozess brach bei derselben Anfrage zweimal ab.</translation>
    </message>
    <message>
      <location filename="desktop/engine_thread.py" />
      <source>The engine stopped unexpectedly. It was started again and is answering.</source>
      <translation>Der Rechenprozess brach unerwartet ab. Er wurde neu gestartet und antwortet wieder.</translation>
    </message>
    <message>
      <location filename="training/device/seat.py" />
      <source>The environment of torchrun or SLURM cannot be read: {error}.</source>
      <translation>Die Umgebung von torchrun oder SLURM kann nicht gelesen werden: {error}.</translation>
    </message>
    <message>
      <location filename="training/run_directory.py" />
      <source>The events of {name} cannot be read: {value}.</source>
      <translation>Die Ereignisse von {name} können nicht gelesen werden: {value}.</translation>
    </message>
    <message>
      <location filename="core/inference/export.py" />
      <source>The exported graph of {folder} answers otherwise than the trained network.</source>
      <translation>Der exportierte Graph von {folder} antwortet anders als das trainierte Netz.</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/local_view.py" />
      <source>The figures of its own test subset are not known: the run is not here.</source>
      <translation>Die Kennzahlen der eigenen Testteilmenge sind nicht bekannt: Der Lauf ist nicht hier.</translation>
    </message>
    <message>
      <location filename="desktop/browse/tool_box.py" />
      <source>The file cannot be used ({reason}).</source>
      <translation>Die Datei kann nicht verwendet werden ({reason}).</translation>
    </message>
    <message>
      <location filename="core/case/flag.py" />
      <source>The file holds several frames: this is the first, the others were not looked at.</source>
      <translation>Die Datei enthält mehrere Einzelbilder: Dies ist das erste, die anderen wurden nicht angesehen.</translation>
    </message>
    <message>
      <location filename="core/layout/table.py" />
      <source>The file {name} is not a text table.</source>
      <translation>Die Datei {name} ist keine Texttabelle.</translation>
    </message>
    <message>
      <location filename="core/ham10000/unpack.py" />
      <location filename="core/state_file.py" />
      <source>The file {path} cannot be read ({value}).</source>
      <translation>Die Datei {path} kann nicht gelesen werden ({value}).</translation>
    </message>
    <message>
      <location filename="core/state_file.py" />
      <source>The file {path} was not used: {said}.</source>
      <translation>Die Datei {path} wurde nicht verwendet: {said}.</translation>
    </message>
    <message>
      <location filename="core/library/listing.py" />
      <source>The files of this model make no sense ({name}).</source>
      <translation>Die Dateien dieses Modells sind in sich widersprüchlich ({name}).</translation>
    </message>
    <message>
      <location filename="training/series/queue.py" />
      <source>The first is 1.</source>
      <translation>Der erste ist 1.</translation>
    </message>
    <message>
      <location filename="training/device/team.py" />
      <source>The first process of the run has failed.</source>
      <translation>Der erste Prozess des Laufs ist fehlgeschlagen.</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/local_text.py" />
      <source>The first test of this model. Later ones will stand beside it, with their drift.</source>
      <translation>Der erste Test dieses Modells. Spätere stehen daneben, mit ihrer Drift.</translation>
    </message>
    <message>
      <location filename="core/dataset.py" />
      <source>The folder holds {count} images (.jpg, .jpeg, .png); an image file is named like its image_id.</source>
      <translation>Der Ordner enthält {count} Bilder (.jpg, .jpeg, .png); eine Bilddatei heißt wie ihre image_id.</translation>
    </message>
    <message>
      <location filename="core/layout/folder.py" />
      <source>The folder {folder} cannot be read ({error}).</source>
      <translation>Der Ordner {folder} kann nicht gelesen werden ({error}).</translation>
    </message>
    <message>
      <location filename="core/dataset.py" />
      <location filename="core/layout/class_folder.py" />
      <source>The folder {folder} cannot be read ({value}).</source>
      <translation>Der Ordner {folder} kann nicht gelesen werden ({value}).</translation>
    </message>
    <message>
      <location filename="core/layout/folder.py" />
      <source>The folder {folder} does not exist.</source>
      <translation>Der Ordner {folder} existiert nicht.</translation>
    </message>
    <message>
      <location filename="core/ensemble/make.py" />
      <location filename="core/ham10000/unpack.py" />
      <source>The folder {parent} does not exist.</source>
      <translation>Der Ordner {parent} existiert nicht.</translation>
    </message>
    <message>
      <location filename="core/inference/model_choice.py" />
      <source>The folder {place} cannot be read ({strerror}).</source>
      <translation>Der Ordner {place} kann nicht gelesen werden ({strerror}).</translation>
    </message>
    <message>
      <location filename="core/layout/folder.py" />
      <source>The folder {place} cannot be read ({value}).</source>
      <translation>Der Ordner {place} kann nicht gelesen werden ({value}).</translation>
    </message>
    <message>
      <location filename="core/dataset.py" />
      <source>The folder {place} holds no further images.</source>
      <translation>Der Ordner {place} enthält keine weiteren Bilder.</translation>
    </message>
    <message>
      <location filename="core/dataset.py" />
      <source>The folder {root} holds no dataset, but {name} in it does.</source>
      <translation>Der Ordner {root} enthält keinen Datensatz, aber {name} darin.</translation>
    </message>
    <message>
      <location filename="core/dataset.py" />
      <source>The folder {root} holds no dataset.</source>
      <translation>Der Ordner {root} enthält keinen Datensatz.</translation>
    </message>
    <message>
      <location filename="core/dataset.py" />
      <source>The folder {root} is empty.</source>
      <translation>Der Ordner {root} ist leer.</translation>
    </message>
    <message>
      <location filename="training/search/plan.py" />
      <source>The grid has {count} points.</source>
      <translation>Das Raster hat {count} Punkte.</translation>
    </message>
    <message>
      <location filename="core/casebook/audit.py" />
      <source>The hash {noted}… is not in the log: rows are missing or rewritten.</source>
      <translation>Der Hash {noted}… steht nicht im Protokoll: Zeilen fehlen oder wurden neu geschrieben.</translation>
    </message>
    <message>
      <location filename="core/network/head.py" />
      <source>The head '{name}' takes {count}.</source>
      <translation>Der Kopf „{name}“ nimmt {count}.</translation>
    </message>
    <message>
      <location filename="core/case/flag.py" />
      <source>The image is unlike those that the model was trained on: its answer may be worthless, however sure.</source>
      <translation>Das Bild gleicht keinem, auf dem das Modell trainiert wurde: Seine Antwort kann wertlos sein, so sicher sie auch scheint.</translation>
    </message>
    <message>
      <location filename="core/image_store.py" />
      <source>The image store at {home} cannot be written: {value}.</source>
      <translation>Der Bildspeicher in {home} kann nicht geschrieben werden: {value}.</translation>
    </message>
    <message>
      <location filename="core/image_store.py" />
      <source>The image store at {home} is damaged: {error}.</source>
      <translation>Der Bildspeicher in {home} ist beschädigt: {error}.</translation>
    </message>
    <message>
      <location filename="core/image_store.py" />
      <source>The image store needs {size} MB at {parent}; {free} MB are free.</source>
      <translation>Der Bildspeicher braucht {size} MB in {parent}; {free} MB sind frei.</translation>
    </message>
    <message>
      <location filename="core/image_store.py" />
      <source>The images cannot be read now: {error}.</source>
      <translation>Die Bilder sind im Augenblick nicht lesbar: {error}.</translation>
    </message>
    <message>
      <location filename="desktop/shell/welcome.py" />
      <source>The images with their table, class folders, or images with a text table. Nothing is copied or changed.</source>
      <translation>Bilder mit ihrer Tabelle, Klassenordner oder Bilder mit einer CSV-Tabelle. Nichts wird kopiert oder verändert.</translation>
    </message>
    <message>
      <location filename="desktop/shell/preference.py" />
      <source>The language of the window.</source>
      <translation>Die Sprache des Fensters.</translation>
    </message>
    <message>
      <location filename="training/search/search.py" />
      <source>The last {most_failures} runs have failed, so no more are begun: {failures}</source>
      <translation>Die letzten {most_failures} Läufe sind fehlgeschlagen, also werden keine mehr begonnen: {failures}</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/local_text.py" />
      <source>The latest {shown_tests} of {count}; dermadesk validate --history has all.</source>
      <translation>Die letzten {shown_tests} von {count}; dermadesk validate --history zeigt alle.</translation>
    </message>
    <message>
      <location filename="core/split.py" />
      <source>The least populated class</source>
      <translation>The least populated class</translation>
    </message>
    <message>
      <location filename="core/library/foreign.py" />
      <source>The library or the normalisation is not known here.</source>
      <translation>Die Bibliothek oder die Normalisierung ist hier nicht bekannt.</translation>
    </message>
    <message>
      <location filename="desktop/train/run_view.py" />
      <source>The log of the worker</source>
      <translation>Das Protokoll des Arbeitsprozesses</translation>
    </message>
    <message>
      <location filename="core/metadata.py" />
      <source>The metadata statistics of the model are not sound: {name} {reason}.</source>
      <translation>Die Metadatenstatistik des Modells ist nicht schlüssig: {name} {reason}.</translation>
    </message>
    <message>
      <location filename="core/library/package.py" />
      <source>The model cannot be kept in {models}: {value}.</source>
      <translation>Das Modell kann nicht in {models} gespeichert werden: {value}.</translation>
    </message>
    <message>
      <location filename="core/evaluation/kept.py" />
      <source>The model decides by revision {revision} now, not by the {revision_} shown.</source>
      <translation>Das Modell entscheidet jetzt nach Revision {revision}, nicht nach der gezeigten {revision_}.</translation>
    </message>
    <message>
      <location filename="core/bundle_file.py" />
      <source>The model file {path} cannot be read ({reason}).</source>
      <translation>Die Modelldatei {path} kann nicht gelesen werden ({reason}).</translation>
    </message>
    <message>
      <location filename="core/bundle_file.py" />
      <source>The model file {path} is damaged.</source>
      <translation>Die Modelldatei {path} ist beschädigt.</translation>
    </message>
    <message>
      <location filename="core/bundle_file.py" />
      <source>The model file {path} is far too large.</source>
      <translation>Die Modelldatei {path} ist viel zu groß.</translation>
    </message>
    <message>
      <location filename="core/bundle_file.py" />
      <source>The model file {path} is missing.</source>
      <translation>Die Modelldatei {path} fehlt.</translation>
    </message>
    <message>
      <location filename="core/bundle_file.py" />
      <source>The model file {path} was altered after it was saved.</source>
      <translation>Die Modelldatei {path} wurde nach dem Speichern verändert.</translation>
    </message>
    <message>
      <location filename="core/evaluation/label_issue.py" />
      <source>The model learned the labels of {lesions} among these and cannot doubt them.</source>
      <translation>Das Modell hat die Labels von {lesions} hierunter gelernt und kann sie nicht anzweifeln.</translation>
    </message>
    <message>
      <location filename="core/evaluation/tuning.py" />
      <source>The model was trained on all these lesions.</source>
      <translation>Das Modell wurde auf all diesen Läsionen trainiert.</translation>
    </message>
    <message>
      <location filename="core/case/flag.py" />
      <source>The model was trained on this image or lesion: its answer proves nothing.</source>
      <translation>Das Modell wurde auf diesem Bild oder dieser Läsion trainiert: Seine Antwort beweist nichts.</translation>
    </message>
    <message>
      <location filename="core/inference/voter.py" />
      <source>The model {folder} answers otherwise than when it was saved.</source>
      <translation>Das Modell {folder} antwortet anders als beim Speichern.</translation>
    </message>
    <message>
      <location filename="core/case/examiner.py" />
      <source>The model {folder} keeps no training lesions.</source>
      <translation>Das Modell {folder} enthält keine Trainingsläsionen.</translation>
    </message>
    <message>
      <location filename="core/bundle.py" />
      <source>The model {folder} knows other classes.</source>
      <translation>Das Modell {folder} kennt andere Klassen.</translation>
    </message>
    <message>
      <location filename="core/inference/model_choice.py" />
      <source>The model {model} does not exist.</source>
      <translation>Das Modell {model} existiert nicht.</translation>
    </message>
    <message>
      <location filename="training/start.py" />
      <source>The model {start_from} has the backbone {known}, not {architecture}.</source>
      <translation>Das Modell {start_from} hat den Backbone {known}, nicht {architecture}.</translation>
    </message>
    <message>
      <location filename="training/start.py" />
      <source>The model {start_from} tells {target} apart, so its head cannot be kept for {target_}.</source>
      <translation>Das Modell {start_from} unterscheidet {target}, daher kann sein Kopf für {target_} nicht behalten werden.</translation>
    </message>
    <message>
      <location filename="core/evaluation/comparison.py" />
      <source>The models have no image in common.</source>
      <translation>Die Modelle haben kein gemeinsames Bild.</translation>
    </message>
    <message>
      <location filename="core/ensemble/make.py" />
      <source>The models must be compared on the same ones.</source>
      <translation>Die Modelle müssen an denselben verglichen werden.</translation>
    </message>
    <message>
      <location filename="core/evaluation/prior.py" />
      <source>The named shares leave nothing for the other classes.</source>
      <translation>Die genannten Anteile lassen für die anderen Klassen nichts übrig.</translation>
    </message>
    <message>
      <location filename="desktop/cases/detail_panel.py" />
      <source>The network looks at the picture again, which takes some seconds</source>
      <translation>Das Netz sieht das Bild noch einmal an, was einige Sekunden dauert</translation>
    </message>
    <message>
      <location filename="training/note.py" />
      <source>The note cannot be kept in {run}: {value}.</source>
      <translation>Die Notiz kann nicht in {run} gespeichert werden: {value}.</translation>
    </message>
    <message>
      <location filename="training/note.py" />
      <source>The note is too long: {count} letters.</source>
      <translation>Die Notiz ist zu lang: {count} Zeichen.</translation>
    </message>
    <message>
      <location filename="core/library/bin.py" />
      <source>The old: {aside}.</source>
      <translation>Das alte: {aside}.</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/label_view.py" />
      <source>The only photograph of the lesion</source>
      <translation>Einzige Aufnahme dieser Läsion</translation>
    </message>
    <message>
      <location filename="desktop/cases/page.py" />
      <source>The page of the case is in {path}.</source>
      <translation>Die Seite zum Fall liegt in {path}.</translation>
    </message>
    <message>
      <location filename="desktop/shell/preference.py" />
      <source>The page shown at start.</source>
      <translation>Die Seite, die beim Start gezeigt wird.</translation>
    </message>
    <message>
      <location filename="desktop/shell/preference.py" />
      <source>The page shown last</source>
      <translation>Zuletzt gezeigte Seite</translation>
    </message>
    <message>
      <location filename="desktop/cases/detail_panel.py" />
      <source>The picture cannot be shown: {reason}.</source>
      <translation>Das Bild kann nicht angezeigt werden: {reason}.</translation>
    </message>
    <message>
      <location filename="core/case/flag.py" />
      <source>The picture has a black border.</source>
      <translation>Das Bild hat einen schwarzen Rand.</translation>
    </message>
    <message>
      <location filename="core/case/flag.py" />
      <source>The picture is blurred.</source>
      <translation>Das Bild ist unscharf.</translation>
    </message>
    <message>
      <location filename="core/case/flag.py" />
      <source>The picture is dark.</source>
      <translation>Das Bild ist dunkel.</translation>
    </message>
    <message>
      <location filename="core/case/flag.py" />
      <source>The picture is too small: its short side has fewer than {least_side} pixels.</source>
      <translation>Das Bild ist zu klein: Seine kurze Seite hat weniger als {least_side} Pixel.</translation>
    </message>
    <message>
      <location filename="resources/presets" />
      <source>The plain ResNet50 at 160 pixels for 5 epochs, for a first look.</source>
      <translation>Das einfache ResNet50 bei 160 Pixeln über 5 Epochen, für einen ersten Blick.</translation>
    </message>
    <message>
      <location filename="resources/presets" />
      <source>The plain ResNet50 for 15 epochs, its long run; the same settings as resnet50-baseline.</source>
      <translation>Das einfache ResNet50 über 15 Epochen, sein langer Lauf; dieselben Einstellungen wie resnet50-baseline.</translation>
    </message>
    <message>
      <location filename="resources/presets" />
      <source>The plain recipe, a whole ResNet50 with one linear layer for 15 epochs, without age, sex and site.</source>
      <translation>Das einfache Rezept: ein ganzes ResNet50 mit einer linearen Schicht über 15 Epochen, ohne Alter, Geschlecht und Lokalisation.</translation>
    </message>
    <message>
      <location filename="core/ensemble/make.py" />
      <source>The predictions {absent} do not exist.</source>
      <translation>Die Vorhersagen {absent} existieren nicht.</translation>
    </message>
    <message>
      <location filename="core/image/preprocessing.py" />
      <source>The preprocessing has an unknown colour constancy “{colour_constancy}”.</source>
      <translation>Die Vorverarbeitung hat eine unbekannte Farbkonstanz „{colour_constancy}“.</translation>
    </message>
    <message>
      <location filename="core/image/preprocessing.py" />
      <source>The preprocessing has impossible sizes {sides}.</source>
      <translation>Die Vorverarbeitung hat unmögliche Größen {sides}.</translation>
    </message>
    <message>
      <location filename="core/image/preprocessing.py" />
      <source>The preprocessing has no valid mean and deviation.</source>
      <translation>Die Vorverarbeitung hat keinen gültigen Mittelwert und keine gültige Standardabweichung.</translation>
    </message>
    <message>
      <location filename="core/image/preprocessing.py" />
      <source>The preprocessing in the model file is damaged.</source>
      <translation>Die Vorverarbeitung in der Modelldatei ist beschädigt.</translation>
    </message>
    <message>
      <location filename="training/config/preset.py" />
      <source>The presets {value} rest on each other in a circle.</source>
      <translation>Die Voreinstellungen {value} beruhen im Kreis aufeinander.</translation>
    </message>
    <message>
      <location filename="desktop/train/series_view.py" />
      <source>The process is starting…</source>
      <translation>Der Prozess startet …</translation>
    </message>
    <message>
      <location filename="training/series/queue.py" />
      <source>The queue cannot be worked off: {value}.</source>
      <translation>Die Warteschlange kann nicht abgearbeitet werden: {value}.</translation>
    </message>
    <message>
      <location filename="desktop/train/queue_view.py" />
      <source>The queue is empty. “Add to queue” is beside “Start training”, and above a run that can be resumed.</source>
      <translation>Die Warteschlange ist leer. „In die Warteschlange“ steht neben „Training starten“ und über jedem Lauf, der sich fortsetzen lässt.</translation>
    </message>
    <message>
      <location filename="training/series/queue.py" />
      <source>The queue is held by another process.</source>
      <translation>Ein anderer Prozess belegt die Warteschlange.</translation>
    </message>
    <message>
      <location filename="desktop/train/queue_view.py" />
      <source>The queue is not running.</source>
      <translation>Die Warteschlange wird nicht abgearbeitet.</translation>
    </message>
    <message>
      <location filename="desktop/train/queue_view.py" />
      <source>The queue is running. What is added now is taken up too.</source>
      <translation>Die Warteschlange wird abgearbeitet. Was jetzt hinzukommt, wird auch übernommen.</translation>
    </message>
    <message>
      <location filename="training/search/plan.py" />
      <source>The range of {path} is empty: {low} to {high}.</source>
      <translation>Der Bereich von {path} ist leer: {low} bis {high}.</translation>
    </message>
    <message>
      <location filename="resources/presets" />
      <source>The recipe of the model that comes with Dermadesk; as standard, with twenty epochs of the whole network, wider crops, more patients unknown and eight views; about an hour on two idle cores.</source>
      <translation>Das Rezept des Modells, das mit Dermadesk kommt; wie standard, mit zwanzig Epochen des ganzen Netzes, weiteren Ausschnitten, mehr unbekannten Patienten und acht Ansichten; etwa eine Stunde auf zwei freien Kernen.</translation>
    </message>
    <message>
      <location filename="core/evaluation/report/write.py" />
      <source>The report {path} cannot be written ({reason}).</source>
      <translation>Der Bericht {path} kann nicht geschrieben werden ({reason}).</translation>
    </message>
    <message>
      <location filename="resources/presets" />
      <source>The rows of the image read as a sequence, beside one-hot age, sex and site.</source>
      <translation>Die Zeilen des Bildes als Folge gelesen, neben One-Hot-kodiertem Alter, Geschlecht und Lokalisation.</translation>
    </message>
    <message>
      <location filename="core/evaluation/history_picture.py" />
      <source>The run has no finished epoch to draw.</source>
      <translation>Der Lauf hat keine abgeschlossene Epoche zum Zeichnen.</translation>
    </message>
    <message>
      <location filename="training/experience.py" />
      <source>The run {name} has no predictions of its val subset.</source>
      <translation>Der Lauf {name} hat keine Vorhersagen seiner Teilmenge val.</translation>
    </message>
    <message>
      <location filename="training/evaluation.py" />
      <source>The run {name} has no predictions of its {subset} subset.</source>
      <translation>Der Lauf {name} hat keine Vorhersagen seiner Teilmenge {subset}.</translation>
    </message>
    <message>
      <location filename="training/experience.py" />
      <source>The run {name} has too few training lesions for an experience.</source>
      <translation>Der Lauf {name} hat zu wenige Trainingsläsionen für eine Erfahrung.</translation>
    </message>
    <message>
      <location filename="desktop/train/watcher.py" />
      <source>The runs in {folder} cannot be followed: {error}.</source>
      <translation>Die Läufe in {folder} lassen sich nicht verfolgen: {error}.</translation>
    </message>
    <message>
      <location filename="training/run_directory.py" />
      <source>The runs in {runs_folder} cannot be read: {value}.</source>
      <translation>Die Läufe in {runs_folder} können nicht gelesen werden: {value}.</translation>
    </message>
    <message>
      <location filename="core/case/side_by_side.py" />
      <source>The same answer: {calls}.</source>
      <translation>Dieselbe Antwort: {calls}.</translation>
    </message>
    <message>
      <location filename="training/checkpoint.py" />
      <source>The saved state {path} is damaged.</source>
      <translation>Der gespeicherte Stand {path} ist beschädigt.</translation>
    </message>
    <message>
      <location filename="desktop/shell/preferences.py" />
      <source>The settings cannot be written to {path} ({strerror}).</source>
      <translation>Die Einstellungen können nicht in {path} geschrieben werden ({strerror}).</translation>
    </message>
    <message>
      <location filename="core/casebook/entry.py" />
      <source>The sex “{sex}” is not known.</source>
      <translation>Das Geschlecht „{sex}“ ist nicht bekannt.</translation>
    </message>
    <message>
      <location filename="core/evaluation/prior.py" />
      <source>The shares add up to {value} and not to 1.</source>
      <translation>Die Anteile ergeben {value} statt 1.</translation>
    </message>
    <message>
      <location filename="training/supervisor.py" />
      <source>The split has no image in its {needed} subset.</source>
      <translation>Die Aufteilung hat kein Bild in ihrer Teilmenge {needed}.</translation>
    </message>
    <message>
      <location filename="core/split.py" />
      <source>The split leaks: {count} {noun} in two subsets ({value}{more}).</source>
      <translation>Die Aufteilung ist undicht: {count} {noun} in zwei Teilmengen ({value}{more}).</translation>
    </message>
    <message>
      <location filename="core/evaluation/leak.py" />
      <source>The split leaks: {lesions} of {of} {verb} in the training subset too ({count}: {images}).{ways} No figure of these images tells how the model does on new ones.</source>
      <translation>Die Aufteilung ist undicht: {lesions} von {of} auch in der Trainingsteilmenge ({count}: {images}).{ways} Keine Kennzahl dieser Bilder sagt, was das Modell bei neuen leistet.</translation>
    </message>
    <message>
      <location filename="core/split.py" />
      <source>The split {name} has no images to train on.</source>
      <translation>Die Aufteilung {name} hat keine Bilder zum Trainieren.</translation>
    </message>
    <message>
      <location filename="core/split.py" />
      <source>The split {name} has no rows.</source>
      <translation>Die Aufteilung {name} hat keine Zeilen.</translation>
    </message>
    <message>
      <location filename="core/split.py" />
      <source>The split {name} is damaged at {where}: {reason}.</source>
      <translation>Die Aufteilung {name} ist bei {where} beschädigt: {reason}.</translation>
    </message>
    <message>
      <location filename="core/split.py" />
      <source>The split “{text}” has {count} parts.</source>
      <translation>Die Aufteilung „{text}“ hat {count} Anteile.</translation>
    </message>
    <message>
      <location filename="core/split.py" />
      <source>The split “{text}” is not understood.</source>
      <translation>Die Aufteilung „{text}“ ist nicht verständlich.</translation>
    </message>
    <message>
      <location filename="core/split.py" />
      <source>The split “{text}” leaves train or val without images.</source>
      <translation>Die Aufteilung „{text}“ lässt train oder val ohne Bilder.</translation>
    </message>
    <message>
      <location filename="training/search/study.py" />
      <source>The storage of the search cannot be opened: {error}.</source>
      <translation>Der Speicher der Suche kann nicht geöffnet werden: {error}.</translation>
    </message>
    <message>
      <location filename="training/feed/material.py" />
      <source>The subset '{name}' has {count} usable images.</source>
      <translation>Die Teilmenge „{name}“ hat {count} verwendbare Bilder.</translation>
    </message>
    <message>
      <location filename="core/ham10000/unpack.py" />
      <source>The table HAM10000_metadata is missing.</source>
      <translation>Die Tabelle HAM10000_metadata fehlt.</translation>
    </message>
    <message>
      <location filename="core/layout/table.py" />
      <source>The table {name} has no {noun} {value}; it has {value_}{more}.</source>
      <translation>Der Tabelle {name} fehlt {noun} {value}; sie hat {value_}{more}.</translation>
    </message>
    <message>
      <location filename="core/layout/table.py" />
      <source>The table {name} has the column {twice} twice.</source>
      <translation>Die Tabelle {name} hat die Spalte {twice} zweimal.</translation>
    </message>
    <message>
      <location filename="core/evaluation/cohort_file.py" />
      <source>The table {name} holds no probabilities.</source>
      <translation>Die Tabelle {name} enthält keine Wahrscheinlichkeiten.</translation>
    </message>
    <message>
      <location filename="core/evaluation/cohort_file.py" />
      <source>The table {name} holds no truth.</source>
      <translation>Die Tabelle {name} enthält keine Wahrheit.</translation>
    </message>
    <message>
      <location filename="core/layout/table.py" />
      <source>The table {name} is damaged at line {line_num} ({error}).</source>
      <translation>Die Tabelle {name} ist in Zeile {line_num} beschädigt ({error}).</translation>
    </message>
    <message>
      <location filename="core/layout/table.py" />
      <source>The table {name} is empty.</source>
      <translation>Die Tabelle {name} ist leer.</translation>
    </message>
    <message>
      <location filename="core/layout/table.py" />
      <source>The table {name} is larger than {max_bytes} MB.</source>
      <translation>Die Tabelle {name} ist größer als {max_bytes} MB.</translation>
    </message>
    <message>
      <location filename="core/evaluation/cohort_file.py" />
      <source>The table {name} names no diagnoses.</source>
      <translation>Die Tabelle {name} nennt keine Diagnosen.</translation>
    </message>
    <message>
      <location filename="core/layout/table.py" />
      <source>The table {path} cannot be read ({value}).</source>
      <translation>Die Tabelle {path} kann nicht gelesen werden ({value}).</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/local_setup.py" />
      <source>The test figures of its run are shown beside, which counts as a look at them</source>
      <translation>Die Testkennzahlen seines Laufs werden daneben gezeigt, was als Einsichtnahme zählt</translation>
    </message>
    <message>
      <location filename="core/evaluation/decision_text.py" />
      <source>The threshold reached {reached_sensitivity} sensitivity and {reached_specificity} specificity when it was chosen.</source>
      <translation>Die Schwelle erreichte bei der Wahl {reached_sensitivity} Sensitivität und {reached_specificity} Spezifität.</translation>
    </message>
    <message>
      <location filename="core/evaluation/decision_text.py" />
      <source>The threshold was chosen on the validation images ({images}).</source>
      <translation>Die Schwelle wurde an den Validierungsbildern gewählt ({images}).</translation>
    </message>
    <message>
      <location filename="core/evaluation/decision_text.py" />
      <source>The threshold was chosen on {subset} ({images} images).</source>
      <translation>Die Schwelle wurde an {subset} gewählt ({images} Bilder).</translation>
    </message>
    <message>
      <location filename="core/evaluation/rule.py" />
      <source>The threshold {path} cannot be read ({reason}).</source>
      <translation>Die Schwelle {path} kann nicht gelesen werden ({reason}).</translation>
    </message>
    <message>
      <location filename="training/feed/material.py" />
      <source>The training subset has no image.</source>
      <translation>Die Trainingsteilmenge hat kein Bild.</translation>
    </message>
    <message>
      <location filename="core/notice.py" />
      <source>The validation figures are those before calibration; Evaluate shows calibrated answers.</source>
      <translation>Die Kennzahlen der Validierung gelten vor der Kalibrierung; „Auswerten“ zeigt kalibrierte Antworten.</translation>
    </message>
    <message>
      <location filename="core/evaluation/validation_log.py" />
      <source>The validations {path} cannot be read ({reason}).</source>
      <translation>Die Validierungen {path} können nicht gelesen werden ({reason}).</translation>
    </message>
    <message>
      <location filename="core/network/weight.py" />
      <source>The weights file {file} does not exist.</source>
      <translation>Die Gewichtedatei {file} existiert nicht.</translation>
    </message>
    <message>
      <location filename="core/network/weight.py" />
      <source>The weights file {path} cannot be read.</source>
      <translation>Die Gewichtedatei {path} kann nicht gelesen werden.</translation>
    </message>
    <message>
      <location filename="core/network/weight.py" />
      <source>The weights file {path} holds more than tensors and was not opened.</source>
      <translation>Die Gewichtedatei {path} enthält mehr als Tensoren und wurde nicht geöffnet.</translation>
    </message>
    <message>
      <location filename="core/network/weight.py" />
      <source>The weights file {path} holds no table of tensors.</source>
      <translation>Die Gewichtedatei {path} enthält keine Tabelle von Tensoren.</translation>
    </message>
    <message>
      <location filename="core/network/weight.py" />
      <source>The weights in {name} do not fit this architecture.</source>
      <translation>Die Gewichte in {name} passen nicht zu dieser Architektur.</translation>
    </message>
    <message>
      <location filename="core/inference/export.py" />
      <source>The weights in {weights} do not fit the model's architecture.</source>
      <translation>Die Gewichte in {weights} passen nicht zur Architektur des Modells.</translation>
    </message>
    <message>
      <location filename="core/network/weight.py" />
      <source>The weights of '{backbone}' could not be fetched ({name}): put {name_} (timm's file) into {parent}.</source>
      <translation>Die Gewichte von „{backbone}“ konnten nicht geladen werden ({name}): Legen Sie {name_} (die Datei von timm) in {parent}.</translation>
    </message>
    <message>
      <location filename="training/network.py" />
      <source>The weights of the model {folder} do not fit this network.</source>
      <translation>Die Gewichte des Modells {folder} passen nicht zu diesem Netz.</translation>
    </message>
    <message>
      <location filename="desktop/shell/preference.py" />
      <source>The welcome page</source>
      <translation>Willkommensseite</translation>
    </message>
    <message>
      <location filename="desktop/train/reason.py" />
      <source>The worker ended unexpectedly, {how}. The log may say why.</source>
      <translation>Der Arbeitsprozess endete unerwartet, {how}. Vielleicht sagt das Protokoll, warum.</translation>
    </message>
    <message>
      <location filename="desktop/train/reason.py" />
      <source>The worker ended without a word {where}{when}{how}. Resume goes on from the last saved state.</source>
      <translation>Der Arbeitsprozess endete ohne Meldung {where}{when}{how}. „Fortsetzen“ macht beim letzten gespeicherten Stand weiter.</translation>
    </message>
    <message>
      <location filename="desktop/train/run_view.py" />
      <source>The worker is starting…</source>
      <translation>Der Arbeitsprozess startet …</translation>
    </message>
    <message>
      <location filename="training/foreground.py" />
      <source>The worker of {name} ended (exit code {ended}).</source>
      <translation>Der Arbeitsprozess von {name} endete (Rückgabewert {ended}).</translation>
    </message>
    <message>
      <location filename="training/supervisor.py" />
      <source>The worker on {name} does not say who it is.</source>
      <translation>Der Arbeitsprozess an {name} sagt nicht, wer er ist.</translation>
    </message>
    <message>
      <location filename="core/case/together.py" />
      <source>The {count} images agree: {calls}; {span}.</source>
      <translation>Die {count} Bilder stimmen überein: {calls}; {span}.</translation>
    </message>
    <message>
      <location filename="core/case/together.py" />
      <source>The {count} images disagree: {value}; {span}.</source>
      <translation>Die {count} Bilder widersprechen sich: {value}; {span}.</translation>
    </message>
    <message>
      <location filename="core/case/together.py" />
      <source>The {count} images disagree: {which}; {span}.</source>
      <translation>Die {count} Bilder widersprechen sich: {which}; {span}.</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/curve_tab.py" />
      <source>The {count} images nearest to a malignancy of {level:.3f}</source>
      <translation>Die {count} Bilder, deren Malignität {level:.3f} am nächsten liegt</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/decision_view.py" />
      <source>The {count} images nearest to a malignancy of {value:.2f}</source>
      <translation>Die {count} Bilder, deren Malignität {value:.2f} am nächsten liegt</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/curve_tab.py" />
      <source>The {count} images nearest to a probability of {name} of {level:.3f}</source>
      <translation>Die {count} Bilder, deren Wahrscheinlichkeit für {name} {level:.3f} am nächsten liegt</translation>
    </message>
    <message>
      <location filename="desktop/shell/preference.py" />
      <source>Theme</source>
      <translation>Farbschema</translation>
    </message>
    <message>
      <location filename="desktop/shell/shell.py" />
      <source>Theme: {theme}</source>
      <translation>Farbschema: {theme}</translation>
    </message>
    <message>
      <location filename="core/casebook/confirmed.py" />
      <source>There are no cases yet: {path} does not exist.</source>
      <translation>Es gibt noch keine Fälle: {path} existiert nicht.</translation>
    </message>
    <message>
      <location filename="desktop/engine_task.py" />
      <source>There are no images in {names}.</source>
      <translation>In {names} sind keine Bilder.</translation>
    </message>
    <message>
      <location filename="core/image_store.py" />
      <source>There are no images to train on.</source>
      <translation>Es gibt keine Bilder zum Trainieren.</translation>
    </message>
    <message>
      <location filename="training/evaluation.py" />
      <source>There are no predictions of “{subset}”.</source>
      <translation>Es gibt keine Vorhersagen von „{subset}“.</translation>
    </message>
    <message>
      <location filename="core/split.py" />
      <source>There are too few lesions for this split.</source>
      <translation>Für diese Aufteilung gibt es zu wenige Läsionen.</translation>
    </message>
    <message>
      <location filename="core/ensemble/make.py" />
      <source>There are {count} tables of predictions for {count_} models.</source>
      <translation>Es gibt {count} Vorhersagetabellen für {count_} Modelle.</translation>
    </message>
    <message>
      <location filename="core/case/flag.py" />
      <source>There is a ruler, or something else with even marks.</source>
      <translation>Ein Lineal oder etwas anderes mit gleichmäßigen Marken ist zu sehen.</translation>
    </message>
    <message>
      <location filename="training/run_directory.py" />
      <source>There is already a run {chosen}.</source>
      <translation>Es gibt bereits einen Lauf {chosen}.</translation>
    </message>
    <message>
      <location filename="core/library/bin.py" />
      <source>There is another {folder} now.</source>
      <translation>Inzwischen gibt es ein anderes {folder}.</translation>
    </message>
    <message>
      <location filename="core/case/flag.py" />
      <source>There is hair over the skin.</source>
      <translation>Über der Haut liegen Haare.</translation>
    </message>
    <message>
      <location filename="core/case/flag.py" />
      <source>There is ink of a marker on the skin.</source>
      <translation>Auf der Haut ist Stiftfarbe.</translation>
    </message>
    <message>
      <location filename="core/casebook/casebook.py" />
      <source>There is no case {number}.</source>
      <translation>Es gibt keinen Fall {number}.</translation>
    </message>
    <message>
      <location filename="training/device/device.py" />
      <source>There is no device {name}: the last is {wanted}:{last}.</source>
      <translation>Es gibt kein Gerät {name}: Das letzte ist {wanted}:{last}.</translation>
    </message>
    <message>
      <location filename="training/supervisor.py" />
      <source>There is no file {weights}.</source>
      <translation>Es gibt keine Datei {weights}.</translation>
    </message>
    <message>
      <location filename="core/casebook/export.py" />
      <location filename="core/evaluation/report/write.py" />
      <source>There is no folder {parent}.</source>
      <translation>Es gibt keinen Ordner {parent}.</translation>
    </message>
    <message>
      <location filename="desktop/classify/intake.py" />
      <source>There is no image in the clipboard.</source>
      <translation>In der Zwischenablage ist kein Bild.</translation>
    </message>
    <message>
      <location filename="core/evaluation/cohort.py" />
      <source>There is no image to evaluate.</source>
      <translation>Es gibt kein Bild auszuwerten.</translation>
    </message>
    <message>
      <location filename="core/evaluation/calibration.py" />
      <source>There is no image to fit a temperature on.</source>
      <translation>Es gibt kein Bild, um eine Temperatur anzupassen.</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/image_panel.py" />
      <source>There is no image to show: its dataset is not here.</source>
      <translation>Es gibt kein Bild zu zeigen: Sein Datensatz ist nicht hier.</translation>
    </message>
    <message>
      <location filename="core/evaluation/threshold.py" />
      <source>There is no malignant image to choose a threshold by.</source>
      <translation>Es gibt kein malignes Bild, um danach eine Schwelle zu wählen.</translation>
    </message>
    <message>
      <location filename="core/inference/model_choice.py" />
      <source>There is no model yet: no run has been completed.</source>
      <translation>Es gibt noch kein Modell: Kein Lauf ist abgeschlossen.</translation>
    </message>
    <message>
      <location filename="desktop/shell/welcome.py" />
      <source>There is no model yet: none comes with this version, and none has been trained or imported. Train one first; with the demo that takes a few minutes.</source>
      <translation>Es gibt noch kein Modell: Diese Version enthält keines, und es wurde keines trainiert oder importiert. Trainieren Sie zuerst eines; mit der Demo dauert das wenige Minuten.</translation>
    </message>
    <message>
      <location filename="desktop/classify/compare_view.py" />
      <source>There is no other model to compare with.</source>
      <translation>Es gibt kein anderes Modell zum Vergleichen.</translation>
    </message>
    <message>
      <location filename="training/series/queue.py" />
      <source>There is no place {position}.</source>
      <translation>Es gibt keinen Platz {position}.</translation>
    </message>
    <message>
      <location filename="training/config/preset.py" />
      <source>There is no preset {name}.</source>
      <translation>Es gibt keine Voreinstellung {name}.</translation>
    </message>
    <message>
      <location filename="training/run_directory.py" />
      <source>There is no run {name} in {runs_folder}.</source>
      <translation>In {runs_folder} gibt es keinen Lauf {name}.</translation>
    </message>
    <message>
      <location filename="training/config/field_spec.py" />
      <source>There is no setting {path}.</source>
      <translation>Es gibt keine Einstellung {path}.</translation>
    </message>
    <message>
      <location filename="training/supervisor.py" />
      <source>There is nothing to end.</source>
      <translation>Es gibt nichts zu beenden.</translation>
    </message>
    <message>
      <location filename="training/series/background.py" />
      <location filename="training/supervisor.py" />
      <source>There is nothing to stop.</source>
      <translation>Es gibt nichts zu stoppen.</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/reliability_view.py" />
      <source>These confidences are no probabilities: they do not add up to 1.</source>
      <translation>Diese Konfidenzen sind keine Wahrscheinlichkeiten: Sie ergeben zusammen nicht 1.</translation>
    </message>
    <message>
      <location filename="desktop/browse/problem_panel.py" />
      <source>These items were left out or mended; all others are used.</source>
      <translation>Diese Einträge wurden ausgelassen oder berichtigt; alle anderen werden verwendet.</translation>
    </message>
    <message>
      <location filename="desktop/train/comparison.py" />
      <source>These runs have different splits: their figures do not compare.</source>
      <translation>Diese Läufe haben verschiedene Aufteilungen; die Kennzahlen sind nicht vergleichbar.</translation>
    </message>
    <message>
      <location filename="core/case/side_by_side.py" />
      <source>They agree: {calls}.</source>
      <translation>Sie stimmen überein: {calls}.</translation>
    </message>
    <message>
      <location filename="core/ham10000/unpack.py" />
      <source>They are called HAM10000_images_part_1.zip and 2.</source>
      <translation>Sie heißen HAM10000_images_part_1.zip und 2.</translation>
    </message>
    <message>
      <location filename="desktop/browse/annotation_store.py" />
      <source>They are kept while the window is open: export them as CSV.</source>
      <translation>Sie bleiben erhalten, solange das Fenster offen ist: Exportieren Sie sie als CSV.</translation>
    </message>
    <message>
      <location filename="desktop/browse/annotation_store.py" />
      <source>They are kept while the window is open: open their dataset and export them as CSV, or close the window once more to lose them.</source>
      <translation>Sie bleiben, solange das Fenster offen ist: Öffnen Sie ihren Datensatz und exportieren Sie sie als CSV, oder schließen Sie das Fenster noch einmal, um sie zu verwerfen.</translation>
    </message>
    <message>
      <location filename="training/experience.py" />
      <source>They are written when it completes.</source>
      <translation>Sie werden geschrieben, wenn er abgeschlossen ist.</translation>
    </message>
    <message>
      <location filename="training/evaluation.py" />
      <source>They are written when it completes; a split without such images has none.</source>
      <translation>Sie werden geschrieben, wenn er abgeschlossen ist; eine Aufteilung ohne solche Bilder hat keine.</translation>
    </message>
    <message>
      <location filename="core/case/side_by_side.py" />
      <source>They disagree: {each}.</source>
      <translation>Sie widersprechen sich: {each}.</translation>
    </message>
    <message>
      <location filename="core/network/summary.py" />
      <source>This architecture cannot take images of {image_size} pixels.</source>
      <translation>Diese Architektur kann keine Bilder von {image_size} Pixeln aufnehmen.</translation>
    </message>
    <message>
      <location filename="core/network/model.py" />
      <source>This architecture has no stages to pool.</source>
      <translation>Diese Architektur hat keine Stufen zum Poolen.</translation>
    </message>
    <message>
      <location filename="core/inference/attribution.py" />
      <source>This architecture keeps no map of the image, so its answer cannot be shown there.</source>
      <translation>Diese Architektur behält keine Karte des Bildes, daher lässt sich die Antwort dort nicht zeigen.</translation>
    </message>
    <message>
      <location filename="training/device/seat.py" />
      <source>This command was started {world} times, and would make as many runs.</source>
      <translation>Dieser Befehl wurde {world}-mal gestartet und würde ebenso viele Läufe anlegen.</translation>
    </message>
    <message>
      <location filename="desktop/train/series_view.py" />
      <source>This desktop opens no folders. It lies in {path}.</source>
      <translation>Diese Arbeitsumgebung öffnet keine Ordner. Es liegt in {path}.</translation>
    </message>
    <message>
      <location filename="desktop/train/page.py" />
      <source>This desktop opens no folders. The run lies in {path}.</source>
      <translation>Diese Arbeitsumgebung öffnet keine Ordner. Der Lauf liegt in {path}.</translation>
    </message>
    <message>
      <location filename="desktop/browse/compare_view.py" />
      <location filename="desktop/browse/detail_panel.py" />
      <location filename="desktop/browse/photo_viewer.py" />
      <location filename="desktop/classify/evidence_panel.py" />
      <location filename="desktop/evaluate/image_panel.py" />
      <source>This image cannot be shown: {reason}</source>
      <translation>Dieses Bild kann nicht angezeigt werden: {reason}</translation>
    </message>
    <message>
      <location filename="desktop/classify/answer_panel.py" />
      <location filename="desktop/classify/compare_column.py" />
      <source>This image cannot be used</source>
      <translation>Dieses Bild kann nicht verwendet werden</translation>
    </message>
    <message>
      <location filename="desktop/error_dialog.py" />
      <source>This is an error in the program. You can go on; the details are also in the log.</source>
      <translation>Das ist ein Fehler im Programm. Sie können weiterarbeiten; die Details stehen auch im Protokoll.</translation>
    </message>
    <message>
      <location filename="training/device/fabric.py" />
      <source>This machine has {count} devices of {title}; {wanted} are asked for.</source>
      <translation>Dieser Computer hat {count} Geräte der Art {title}; {wanted} werden verlangt.</translation>
    </message>
    <message>
      <location filename="core/case/what_if.py" />
      <location filename="desktop/classify/what_if_view.py" />
      <source>This model does not look at age, sex and site.</source>
      <translation>Dieses Modell berücksichtigt Alter, Geschlecht und Lokalisation nicht.</translation>
    </message>
    <message>
      <location filename="core/evaluation/decision_text.py" />
      <source>This model has no threshold of its own: none was chosen.</source>
      <translation>Dieses Modell hat keine eigene Schwelle: Es wurde keine gewählt.</translation>
    </message>
    <message>
      <location filename="core/library/package.py" />
      <source>This model is here already, as “{called}”.</source>
      <translation>Dieses Modell ist schon da, als „{called}“.</translation>
    </message>
    <message>
      <location filename="desktop/train/curve_board.py" />
      <source>This run told no recall by class: it was made before that was kept, or has no epoch.</source>
      <translation>Dieser Lauf nennt keine Sensitivität nach Klasse: Er entstand, bevor sie aufgezeichnet wurde, oder hat keine Epoche.</translation>
    </message>
    <message numerus="yes">
      <location filename="desktop/browse/split_view.py" />
      <source>This split leaks: {n:,} lesions stand in two subsets.</source>
      <translation>
        <numerusform>Diese Aufteilung ist undicht: {n} Läsion steht in zwei Teilmengen.</numerusform>
        <numerusform>Diese Aufteilung ist undicht: {n:,} Läsionen stehen in zwei Teilmengen.</numerusform>
      </translation>
    </message>
    <message>
      <location filename="core/library/foreign.py" />
      <source>Those that can: {value}.</source>
      <translation>Möglich sind: {value}.</translation>
    </message>
    <message>
      <location filename="training/config" />
      <source>Threads</source>
      <translation>Threads</translation>
    </message>
    <message>
      <location filename="resources/presets" />
      <source>Three convolutions from scratch beside one-hot age, sex and site.</source>
      <translation>Drei Faltungsschichten von Grund auf neben One-Hot-kodiertem Alter, Geschlecht und Lokalisation.</translation>
    </message>
    <message>
      <location filename="core/library/listing.py" />
      <location filename="desktop/evaluate/result_view.py" />
      <location filename="desktop/evaluate/threshold_view.py" />
      <source>Threshold</source>
      <translation>Schwelle</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/threshold_view.py" />
      <source>Threshold of malignancy</source>
      <translation>Schwelle der Malignität</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/threshold_view.py" />
      <source>Threshold of malignancy, exactly</source>
      <translation>Schwelle der Malignität, genau</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/decision_view.py" />
      <source>Threshold probability</source>
      <translation>Schwellenwahrscheinlichkeit</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/threshold_view.py" />
      <source>Threshold {threshold:.4f}</source>
      <translation>Schwelle {threshold:.4f}</translation>
    </message>
    <message>
      <location filename="desktop/train/comparison.py" />
      <source>Time</source>
      <translation>Zeit</translation>
    </message>
    <message>
      <location filename="desktop/train/comparison.py" />
      <source>Time of the finished epochs. Reading images, features that a frozen network gives and the answers at the end come on top.</source>
      <translation>Zeit der fertigen Epochen. Das Einlesen der Bilder, die Merkmale eines eingefrorenen Netzes und die Antworten am Ende kommen hinzu.</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/local_consent.py" />
      <source>Too few cases to recalibrate on: {malignant} malignant and {benign} benign lesions, {needed} of each are needed.</source>
      <translation>Zu wenige Fälle zum Rekalibrieren: {malignant} maligne und {benign} benigne Läsionen, je {needed} werden gebraucht.</translation>
    </message>
    <message>
      <location filename="core/evaluation/sufficiency.py" />
      <source>Too few to conclude anything on malignancy: {sides}; {for_a_share} of each are needed to know a sensitivity of 90 % to ± 10 points.</source>
      <translation>Zu wenige, um zur Malignität etwas zu schließen: {sides}; je {for_a_share} werden gebraucht, um eine Sensitivität von 90 % auf ± 10 Punkte zu kennen.</translation>
    </message>
    <message>
      <location filename="desktop/browse/page.py" />
      <location filename="desktop/browse/tool_box.py" />
      <source>Tools</source>
      <translation>Werkzeuge</translation>
    </message>
    <message>
      <location filename="desktop/app.py" />
      <location filename="desktop/shell/introduction.py" />
      <location filename="desktop/train/page.py" />
      <source>Train</source>
      <translation>Training</translation>
    </message>
    <message>
      <location filename="desktop/shell/introduction.py" />
      <source>Train in the background</source>
      <translation>Im Hintergrund trainieren</translation>
    </message>
    <message>
      <location filename="core/inference/model_choice.py" />
      <source>Train one (dermadesk train --preset quick --data FOLDER), or name one with --model.</source>
      <translation>Trainieren Sie eines (dermadesk train --preset quick --data FOLDER), oder nennen Sie eines mit --model.</translation>
    </message>
    <message>
      <location filename="core/inference/export.py" />
      <source>Train or export again; should it stay so, report it with the name of the backbone.</source>
      <translation>Trainieren oder exportieren Sie erneut; bleibt es so, melden Sie es mit dem Namen des Backbones.</translation>
    </message>
    <message>
      <location filename="desktop/browse/split_view.py" />
      <location filename="desktop/window.py" />
      <source>Training</source>
      <translation>Training</translation>
    </message>
    <message>
      <location filename="desktop/train/comparison.py" />
      <source>Training accuracy</source>
      <translation>Genauigkeit im Training</translation>
    </message>
    <message>
      <location filename="desktop/classify/neighbour_strip.py" />
      <source>Training lesions most like this one</source>
      <translation>Trainingsläsionen, die dieser am ähnlichsten sind</translation>
    </message>
    <message>
      <location filename="desktop/train/comparison.py" />
      <source>Training loss</source>
      <translation>Verlust im Training</translation>
    </message>
    <message>
      <location filename="training/supervisor.py" />
      <source>Training needs “train” and “val”; choose another scheme.</source>
      <translation>Das Training braucht „train“ und „val“; wählen Sie ein anderes Schema.</translation>
    </message>
    <message>
      <location filename="desktop/train/series_view.py" />
      <source>Training {names}.</source>
      <translation>Im Training: {names}.</translation>
    </message>
    <message>
      <location filename="desktop/train/page.py" />
      <source>Training {progress:.0%}{left}</source>
      <translation>Training {progress:.0%}{left}</translation>
    </message>
    <message>
      <location filename="desktop/browse/split_view.py" />
      <source>Training/validation/test</source>
      <translation>Training/Validierung/Test</translation>
    </message>
    <message>
      <location filename="desktop/train/new_run_view.py" />
      <source>Training/validation/test, by lesion</source>
      <translation>Training/Validierung/Test, nach Läsionen</translation>
    </message>
    <message>
      <location filename="resources/presets" />
      <source>Trains a head on cached features of a frozen EfficientNet-Lite0; minutes on two cores.</source>
      <translation>Trainiert einen Kopf auf zwischengespeicherten Merkmalen eines eingefrorenen EfficientNet-Lite0; dauert auf zwei Kernen nur Minuten.</translation>
    </message>
    <message>
      <location filename="training/series/option.py" />
      <source>Trials</source>
      <translation>Versuche</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/confusion_view.py" />
      <location filename="desktop/evaluate/cost_view.py" />
      <location filename="desktop/evaluate/error_view.py" />
      <location filename="desktop/evaluate/threshold_view.py" />
      <source>Truth</source>
      <translation>Tatsächlich</translation>
    </message>
    <message>
      <location filename="core/inference/overlay.py" />
      <source>Try a smaller image.</source>
      <translation>Versuchen Sie ein kleineres Bild.</translation>
    </message>
    <message>
      <location filename="desktop/train/tensorboard.py" />
      <location filename="training/supervisor.py" />
      <source>Try again in a moment.</source>
      <translation>Versuchen Sie es gleich noch einmal.</translation>
    </message>
    <message>
      <location filename="training/series/queue.py" />
      <source>Try again.</source>
      <translation>Versuchen Sie es erneut.</translation>
    </message>
    <message>
      <location filename="desktop/browse/duplicate_view.py" />
      <source>Try another.</source>
      <translation>Versuchen Sie einen anderen Ort.</translation>
    </message>
    <message>
      <location filename="desktop/shell/welcome.py" />
      <source>Try the demo</source>
      <translation>Demo ausprobieren</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/local_consent.py" />
      <source>Trying it on halves of the lesions…</source>
      <translation>Wird an Hälften der Läsionen erprobt …</translation>
    </message>
    <message>
      <location filename="desktop/classify/what_if_view.py" />
      <source>Trying other patients…</source>
      <translation>Andere Patienten werden durchgespielt …</translation>
    </message>
    <message>
      <location filename="core/ham10000/source.py" />
      <source>Tschandl, Rosendahl, Kittler: The HAM10000 dataset, a large collection of multi-source dermatoscopic images of common pigmented skin lesions. Scientific Data 5:180161, 2018.</source>
      <translation>Tschandl, Rosendahl, Kittler: The HAM10000 dataset, a large collection of multi-source dermatoscopic images of common pigmented skin lesions. Scientific Data 5:180161, 2018.</translation>
    </message>
    <message>
      <location filename="desktop/browse/collection.py" />
      <source>Turn the order round</source>
      <translation>Reihenfolge umkehren</translation>
    </message>
    <message>
      <location filename="training/config" />
      <source>Turned and mirrored views of an image that are averaged at the end.</source>
      <translation>Gedrehte und gespiegelte Ansichten eines Bildes, die am Ende gemittelt werden.</translation>
    </message>
    <message>
      <location filename="resources/presets" />
      <source>Two dense layers on raw pixels beside one-hot age, sex and site; the smallest of the multi-input networks.</source>
      <translation>Zwei dichte Schichten auf Rohpixeln neben One-Hot-kodiertem Alter, Geschlecht und Lokalisation; das kleinste der Netze mit mehreren Eingängen.</translation>
    </message>
    <message>
      <location filename="resources/presets" />
      <source>Two phases, the head on a frozen EfficientNet-Lite0, then the whole network with averaged weights; about forty minutes on two idle cores.</source>
      <translation>Zwei Phasen: der Kopf auf einem eingefrorenen EfficientNet-Lite0, dann das ganze Netz mit gemittelten Gewichten; etwa vierzig Minuten auf zwei freien Kernen.</translation>
    </message>
    <message>
      <location filename="training/probe.py" />
      <source>Two steps of {name}</source>
      <translation>Zwei Schritte: {name}</translation>
    </message>
    <message>
      <location filename="desktop/browse/selection_bar.py" />
      <source>Two to six selected images side by side (C)</source>
      <translation>Zwei bis sechs ausgewählte Bilder nebeneinander (C)</translation>
    </message>
    <message>
      <location filename="desktop/browse/page.py" />
      <location filename="desktop/cases/biopsy_form.py" />
      <location filename="desktop/cases/page.py" />
      <location filename="desktop/evaluate/keep_panel.py" />
      <location filename="desktop/models/page.py" />
      <source>Undo</source>
      <translation>Rückgängig</translation>
    </message>
    <message>
      <location filename="training/config" />
      <source>Unfreeze</source>
      <translation>Auftauen</translation>
    </message>
    <message>
      <location filename="training/config" />
      <source>Units of the head's hidden layers, e.g. 256,128; empty: the head's own.</source>
      <translation>Einheiten der verborgenen Schichten des Kopfs, z. B. 256,128; leer: Vorgabe.</translation>
    </message>
    <message>
      <location filename="training/config" />
      <source>Units of the last layer for age, sex and site; 0 is the branch's own number.</source>
      <translation>Einheiten der letzten Schicht für Alter, Geschlecht und Lokalisation; 0: Vorgabe des Zweigs.</translation>
    </message>
    <message>
      <location filename="desktop/browse/column.py" />
      <source>Unknown</source>
      <translation>Unbekannt</translation>
    </message>
    <message>
      <location filename="core/error.py" />
      <source>Unknown diagnosis</source>
      <translation>Unbekannte Diagnose</translation>
    </message>
    <message>
      <location filename="desktop/browse/get_view.py" />
      <source>Unpack into</source>
      <translation>Entpacken nach</translation>
    </message>
    <message>
      <location filename="desktop/browse/get_view.py" />
      <source>Unpack into…</source>
      <translation>Entpacken nach …</translation>
    </message>
    <message>
      <location filename="core/ham10000/unpack.py" />
      <source>Unpack it by hand.</source>
      <translation>Entpacken Sie es von Hand.</translation>
    </message>
    <message>
      <location filename="core/ham10000/archive.py" />
      <source>Unpack it with its password first.</source>
      <translation>Entpacken Sie es zuerst mit seinem Passwort.</translation>
    </message>
    <message>
      <location filename="core/ham10000/unpack.py" />
      <source>Unpacking needs {needed} GB; {free} GB are free.</source>
      <translation>Das Entpacken braucht {needed} GB; {free} GB sind frei.</translation>
    </message>
    <message>
      <location filename="core/ham10000/unpack.py" />
      <source>Unpacking {name}</source>
      <translation>{name} wird entpackt</translation>
    </message>
    <message>
      <location filename="core/error.py" />
      <source>Unreadable image</source>
      <translation>Unlesbares Bild</translation>
    </message>
    <message>
      <location filename="training/device/seat.py" />
      <source>Unset its variables (RANK, SLURM_PROCID, …), or start it by torchrun or srun.</source>
      <translation>Löschen Sie die Variablen (RANK, SLURM_PROCID, …), oder starten Sie mit torchrun oder srun.</translation>
    </message>
    <message>
      <location filename="desktop/classify/answer_panel.py" />
      <source>Unsure: the highest probability is {confidence:.1%}, under {limit:.0%}.</source>
      <translation>Unsicher: Die höchste Wahrscheinlichkeit ist {confidence:.1%}, unter {limit:.0%}.</translation>
    </message>
    <message>
      <location filename="desktop/classify/compare_button.py" />
      <source>Up to {most} cases, or two models on one, side by side</source>
      <translation>Bis zu {most} Fälle nebeneinander, oder zwei Modelle zu einem Fall</translation>
    </message>
    <message>
      <location filename="core/image/preprocessing.py" />
      <source>Update Dermadesk.</source>
      <translation>Aktualisieren Sie Dermadesk.</translation>
    </message>
    <message>
      <location filename="core/case/table.py" />
      <location filename="core/evaluation/isic.py" />
      <source>Use a model that tells all of them.</source>
      <translation>Verwenden Sie ein Modell, das sie alle unterscheidet.</translation>
    </message>
    <message>
      <location filename="core/evaluation/cost.py" />
      <source>Use a model that tells them.</source>
      <translation>Verwenden Sie ein Modell, das sie unterscheidet.</translation>
    </message>
    <message>
      <location filename="core/network/weight.py" />
      <source>Use a safetensors file.</source>
      <translation>Verwenden Sie eine safetensors-Datei.</translation>
    </message>
    <message>
      <location filename="training/feed/material.py" />
      <source>Use a split with at least two images for training and two for validation.</source>
      <translation>Verwenden Sie eine Aufteilung mit mindestens zwei Bildern zum Trainieren und zwei zum Validieren.</translation>
    </message>
    <message>
      <location filename="core/network/architecture.py" />
      <source>Use another model.</source>
      <translation>Verwenden Sie ein anderes Modell.</translation>
    </message>
    <message>
      <location filename="core/evaluation/calibration.py" />
      <location filename="core/evaluation/threshold.py" />
      <source>Use another subset.</source>
      <translation>Verwenden Sie eine andere Teilmenge.</translation>
    </message>
    <message>
      <location filename="desktop/train/run_view.py" />
      <source>Use as template</source>
      <translation>Als Vorlage</translation>
    </message>
    <message>
      <location filename="desktop/models/detail_view.py" />
      <source>Use in Classify</source>
      <translation>Zum Klassifizieren nutzen</translation>
    </message>
    <message>
      <location filename="training/run_directory.py" />
      <location filename="training/series/background.py" />
      <source>Use letters, digits, - and _.</source>
      <translation>Verwenden Sie Buchstaben, Ziffern, - und _.</translation>
    </message>
    <message>
      <location filename="core/casebook/export.py" />
      <location filename="core/evaluation/report/write.py" />
      <source>Use one of {value}.</source>
      <translation>Verwenden Sie eines von {value}.</translation>
    </message>
    <message>
      <location filename="core/evaluation/label_issue.py" />
      <source>Use predictions of images it never learned from: val, test, or out of fold.</source>
      <translation>Verwenden Sie Vorhersagen für Bilder, aus denen es nie gelernt hat: val, test oder out-of-fold.</translation>
    </message>
    <message>
      <location filename="core/network/weight.py" />
      <source>Use the file that timm publishes for it.</source>
      <translation>Verwenden Sie die Datei, die timm dafür veröffentlicht.</translation>
    </message>
    <message>
      <location filename="core/network/weight.py" />
      <source>Use timm's file.</source>
      <translation>Verwenden Sie die Datei von timm.</translation>
    </message>
    <message>
      <location filename="core/casebook/entry.py" />
      <location filename="core/evaluation/picture.py" />
      <source>Use {value}.</source>
      <translation>Verwenden Sie {value}.</translation>
    </message>
    <message>
      <location filename="training/device/device.py" />
      <source>Use {wanted}:{last}.</source>
      <translation>Verwenden Sie {wanted}:{last}.</translation>
    </message>
    <message>
      <location filename="desktop/browse/split_view.py" />
      <location filename="desktop/evaluate/run_panel.py" />
      <location filename="desktop/train/curve_board.py" />
      <location filename="desktop/train/figure_panel.py" />
      <source>Validation</source>
      <translation>Validierung</translation>
    </message>
    <message>
      <location filename="desktop/train/comparison.py" />
      <source>Validation PR-AUC</source>
      <translation>PR-AUC (Validierung)</translation>
    </message>
    <message>
      <location filename="desktop/train/comparison.py" />
      <source>Validation ROC-AUC</source>
      <translation>ROC-AUC (Validierung)</translation>
    </message>
    <message>
      <location filename="core/figure_name.py" />
      <location filename="desktop/train/comparison.py" />
      <source>Validation accuracy</source>
      <translation>Genauigkeit (Validierung)</translation>
    </message>
    <message>
      <location filename="core/figure_name.py" />
      <location filename="desktop/train/comparison.py" />
      <source>Validation balanced accuracy</source>
      <translation>Ausgewogene Genauigkeit (Validierung)</translation>
    </message>
    <message>
      <location filename="desktop/models/figure_section.py" />
      <source>Validation images of its best epoch, {split}. {flatter}</source>
      <translation>Validierungsbilder seiner besten Epoche, {split}. {flatter}</translation>
    </message>
    <message>
      <location filename="desktop/models/figure_section.py" />
      <source>Validation images: {kept}. {flatter}</source>
      <translation>Validierungsbilder: {kept}. {flatter}</translation>
    </message>
    <message>
      <location filename="core/figure_name.py" />
      <source>Validation log loss</source>
      <translation>Log-Verlust (Validierung)</translation>
    </message>
    <message>
      <location filename="desktop/train/comparison.py" />
      <source>Validation loss</source>
      <translation>Verlust (Validierung)</translation>
    </message>
    <message>
      <location filename="core/figure_name.py" />
      <source>Validation macro PR-AUC</source>
      <translation>Makro-PR-AUC (Validierung)</translation>
    </message>
    <message>
      <location filename="core/figure_name.py" />
      <source>Validation macro ROC-AUC</source>
      <translation>Makro-ROC-AUC (Validierung)</translation>
    </message>
    <message>
      <location filename="core/figure_name.py" />
      <source>Validation malignancy PR-AUC</source>
      <translation>PR-AUC für Malignität (Validierung)</translation>
    </message>
    <message>
      <location filename="core/figure_name.py" />
      <source>Validation malignancy ROC-AUC</source>
      <translation>ROC-AUC für Malignität (Validierung)</translation>
    </message>
    <message>
      <location filename="core/figure_name.py" />
      <source>Validation malignancy precision at 0.5</source>
      <translation>Präzision für Malignität bei 0,5 (Validierung)</translation>
    </message>
    <message>
      <location filename="core/figure_name.py" />
      <source>Validation malignancy recall at 0.5</source>
      <translation>Sensitivität für Malignität bei 0,5 (Validierung)</translation>
    </message>
    <message>
      <location filename="desktop/models/figure_section.py" />
      <source>Value</source>
      <translation>Wert</translation>
    </message>
    <message>
      <location filename="training/config/field_spec.py" />
      <source>Value error, </source>
      <translation>Value error, </translation>
    </message>
    <message>
      <location filename="core/diagnosis.py" />
      <location filename="core/target.py" />
      <source>Vascular lesion</source>
      <translation>Vaskuläre Läsion</translation>
    </message>
    <message>
      <location filename="desktop/cases/page.py" />
      <source>Verify</source>
      <translation>Prüfen</translation>
    </message>
    <message>
      <location filename="training/config" />
      <source>Vertical flip</source>
      <translation>Vertikal spiegeln</translation>
    </message>
    <message>
      <location filename="desktop/browse/image_action.py" />
      <source>View large</source>
      <translation>Groß anzeigen</translation>
    </message>
    <message>
      <location filename="desktop/browse/image_action.py" />
      <source>View on the full screen</source>
      <translation>Im Vollbild anzeigen</translation>
    </message>
    <message>
      <location filename="desktop/engine_task.py" />
      <location filename="training/config" />
      <source>Views</source>
      <translation>Ansichten</translation>
    </message>
    <message>
      <location filename="core/library/listing.py" />
      <source>Views averaged</source>
      <translation>Gemittelte Ansichten</translation>
    </message>
    <message>
      <location filename="desktop/train/run_view.py" />
      <source>Views of the run</source>
      <translation>Ansichten des Laufs</translation>
    </message>
    <message>
      <location filename="core/case/batch.py" />
      <source>Wait for it, or name another place for --out.</source>
      <translation>Warten Sie darauf, oder nennen Sie einen anderen Ort für --out.</translation>
    </message>
    <message>
      <location filename="core/evaluation/history_picture.py" />
      <source>Wait for its first epoch.</source>
      <translation>Warten Sie seine erste Epoche ab.</translation>
    </message>
    <message>
      <location filename="core/evaluation/drift.py" />
      <source>Warmth</source>
      <translation>Farbwärme</translation>
    </message>
    <message>
      <location filename="training/config" />
      <source>Warmup epochs</source>
      <translation>Aufwärmepochen</translation>
    </message>
    <message>
      <location filename="desktop/classify/answer_panel.py" />
      <location filename="desktop/shell/preference.py" />
      <source>Warn under</source>
      <translation>Warnen unter</translation>
    </message>
    <message>
      <location filename="desktop/classify/answer_panel.py" />
      <source>Warn when the confidence is under</source>
      <translation>Warnen, wenn die Konfidenz kleiner ist als</translation>
    </message>
    <message>
      <location filename="core/evaluation/cohort.py" />
      <source>Was the training stable?</source>
      <translation>War das Training stabil?</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/report_file.py" />
      <source>Web page</source>
      <translation>Webseite</translation>
    </message>
    <message>
      <location filename="training/config" />
      <source>Weight decay</source>
      <translation>Weight Decay</translation>
    </message>
    <message>
      <location filename="training/config" />
      <source>Weight of a class by how rare it is in the training subset.</source>
      <translation>Gewicht einer Klasse nach ihrer Seltenheit in der Trainingsteilmenge.</translation>
    </message>
    <message>
      <location filename="training/config" />
      <source>Weight of each class in order, where “manual” is chosen.</source>
      <translation>Gewicht jeder Klasse der Reihe nach, wo „manual“ gewählt ist.</translation>
    </message>
    <message>
      <location filename="core/bundle.py" />
      <location filename="desktop/models/detail_view.py" />
      <location filename="desktop/shell/preference.py" />
      <location filename="training/config" />
      <source>Weights</source>
      <translation>Gewichte</translation>
    </message>
    <message>
      <location filename="training/config" />
      <source>Weights folder</source>
      <translation>Gewichteordner</translation>
    </message>
    <message>
      <location filename="desktop/shell/welcome.py" />
      <source>Welcome</source>
      <translation>Willkommen</translation>
    </message>
    <message>
      <location filename="desktop/shell/shell.py" />
      <source>Welcome page</source>
      <translation>Willkommensseite</translation>
    </message>
    <message>
      <location filename="desktop/shell/welcome.py" />
      <source>Welcome to Dermadesk</source>
      <translation>Willkommen bei Dermadesk</translation>
    </message>
    <message>
      <location filename="desktop/shell/shortcut_dialog.py" />
      <source>What</source>
      <translation>Was</translation>
    </message>
    <message>
      <location filename="desktop/shell/command_palette.py" />
      <source>What can be done</source>
      <translation>Was möglich ist</translation>
    </message>
    <message>
      <location filename="desktop/classify/commit_panel.py" />
      <source>What do you think?</source>
      <translation>Was meinen Sie?</translation>
    </message>
    <message>
      <location filename="desktop/shell/command_palette.py" />
      <source>What do you want to do?</source>
      <translation>Was möchten Sie tun?</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/threshold_view.py" />
      <source>What each threshold does</source>
      <translation>Was jede Schwelle bewirkt</translation>
    </message>
    <message>
      <location filename="training/config" />
      <source>What is told apart: the seven diagnoses, or malignant from benign.</source>
      <translation>Was unterschieden wird: die sieben Diagnosen oder maligne und benigne.</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/local_consent.py" />
      <source>What it changes</source>
      <translation>Was sich ändert</translation>
    </message>
    <message>
      <location filename="training/config" />
      <source>What it is multiplied by on a plateau.</source>
      <translation>Faktor, mit dem die Lernrate auf einem Plateau multipliziert wird.</translation>
    </message>
    <message>
      <location filename="core/ensemble/store.py" />
      <source>What one was trained on is what the other was judged by: train them on one split.</source>
      <translation>Worauf das eine trainiert wurde, daran wurde das andere beurteilt: Trainieren Sie sie auf einer Aufteilung.</translation>
    </message>
    <message>
      <location filename="desktop/train/compare_view.py" />
      <source>What sets the runs apart</source>
      <translation>Was die Läufe unterscheidet</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/confusion_view.py" />
      <source>What stands in the cells</source>
      <translation>Was in den Feldern steht</translation>
    </message>
    <message>
      <location filename="core/evaluation/known.py" />
      <source>What the model was trained on is not known, or not wholly: it may have learned from these images, and figures may flatter.</source>
      <translation>Womit das Modell trainiert wurde, ist nicht oder nicht ganz bekannt: Es kann aus diesen Bildern gelernt haben, und die Kennzahlen können zu günstig sein.</translation>
    </message>
    <message>
      <location filename="desktop/train/note_editor.py" />
      <source>What this run is about</source>
      <translation>Worum es bei diesem Lauf geht</translation>
    </message>
    <message>
      <location filename="desktop/shell/introduction.py" />
      <source>What you kept on Classify with your decision: search it, add the biopsy result, and read how you and the model fared.</source>
      <translation>Was Sie unter „Klassifizieren“ mit Ihrer Entscheidung gespeichert haben: suchen, das Biopsieergebnis eintragen und lesen, wie Sie und das Modell abgeschnitten haben.</translation>
    </message>
    <message>
      <location filename="desktop/browse/filter_panel.py" />
      <source>What you starred, proposed or noted yourself</source>
      <translation>Was Sie selbst mit Stern, Vorschlag oder Notiz versehen haben</translation>
    </message>
    <message>
      <location filename="desktop/browse/model.py" />
      <location filename="desktop/shell/shortcut_dialog.py" />
      <source>Where</source>
      <translation>Wo</translation>
    </message>
    <message>
      <location filename="desktop/shell/preference.py" />
      <source>Where pretrained weights are looked for.</source>
      <translation>Wo vortrainierte Gewichte gesucht werden.</translation>
    </message>
    <message>
      <location filename="training/config" />
      <source>Where the network is trained; auto takes the first that can be used.</source>
      <translation>Wo das Netz trainiert wird; auto nimmt das erste nutzbare.</translation>
    </message>
    <message>
      <location filename="desktop/shell/preference.py" />
      <source>Where training runs are kept.</source>
      <translation>Wo Trainingsläufe liegen.</translation>
    </message>
    <message>
      <location filename="core/evaluation/evaluation.py" />
      <source>Which diagnoses are proven by histology is not known (no dx_type).</source>
      <translation>Welche Diagnosen histologisch gesichert sind, ist nicht bekannt (kein dx_type).</translation>
    </message>
    <message>
      <location filename="training/config" />
      <source>Which part learns: the head, the last layers, the last 30 % of them, or all.</source>
      <translation>Welcher Teil lernt: der Kopf, die letzten Schichten, deren letzte 30 % oder alle.</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/local_text.py" />
      <source>Why it was left out</source>
      <translation>Warum ausgelassen</translation>
    </message>
    <message>
      <location filename="desktop/browse/filter_panel.py" />
      <source>With a note</source>
      <translation>Mit Notiz</translation>
    </message>
    <message>
      <location filename="desktop/browse/filter_panel.py" />
      <source>With a proposal</source>
      <translation>Mit Vorschlag</translation>
    </message>
    <message>
      <location filename="core/case/what_if.py" />
      <source>With and without age, sex and site the call is {self}.</source>
      <translation>Mit und ohne Alter, Geschlecht und Lokalisation lautet die Antwort {self}.</translation>
    </message>
    <message>
      <location filename="desktop/classify/what_if_view.py" />
      <source>With another age, sex or site</source>
      <translation>Bei anderen Angaben zu Alter, Geschlecht oder Lokalisation</translation>
    </message>
    <message>
      <location filename="desktop/cases/detail_panel.py" />
      <source>With heat map</source>
      <translation>Mit Heatmap</translation>
    </message>
    <message>
      <location filename="core/evaluation/recalibration.py" />
      <source>With the decision as it was: {before}.</source>
      <translation>Mit der bisherigen Entscheidung: {before}.</translation>
    </message>
    <message>
      <location filename="desktop/shell/welcome.py" />
      <source>With the model “{name}” that comes with Dermadesk; age, sex and site help where they are known.</source>
      <translation>Mit dem Modell „{name}“, das mit Dermadesk geliefert wird; Alter, Geschlecht und Lokalisation helfen, wo sie bekannt sind.</translation>
    </message>
    <message>
      <location filename="desktop/shell/welcome.py" />
      <source>With your model “{name}”; age, sex and site help where they are known.</source>
      <translation>Mit Ihrem Modell „{name}“; Alter, Geschlecht und Lokalisation helfen, wo sie bekannt sind.</translation>
    </message>
    <message>
      <location filename="desktop/cases/biopsy_form.py" />
      <source>Wording</source>
      <translation>Wortlaut</translation>
    </message>
    <message>
      <location filename="desktop/cases/biopsy_form.py" />
      <source>Wording of the biopsy report</source>
      <translation>Wortlaut des Biopsiebefunds</translation>
    </message>
    <message>
      <location filename="desktop/cases/biopsy_form.py" />
      <source>Wording of the report, if wanted</source>
      <translation>Wortlaut des Befunds, falls gewünscht</translation>
    </message>
    <message>
      <location filename="desktop/models/figure_section.py" />
      <source>Working out the 95% intervals…</source>
      <translation>Die 95-%-Intervalle werden berechnet …</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/cost_view.py" />
      <source>Would be {done}. Expected cost: {costs}.</source>
      <translation>Würde {done}. Erwartete Kosten: {costs}.</translation>
    </message>
    <message>
      <location filename="training/search/plan.py" />
      <source>Write a list of values.</source>
      <translation>Schreiben Sie eine Liste von Werten.</translation>
    </message>
    <message>
      <location filename="training/config/tree.py" />
      <source>Write it as name=value.</source>
      <translation>Schreiben Sie es als name=wert.</translation>
    </message>
    <message>
      <location filename="training/config/yaml_text.py" />
      <source>Write one “name: value” a line.</source>
      <translation>Schreiben Sie ein „name: wert“ je Zeile.</translation>
    </message>
    <message>
      <location filename="desktop/cases/page.py" />
      <source>Write the cases that are found to CSV or JSON</source>
      <translation>Gefundene Fälle als CSV oder JSON schreiben</translation>
    </message>
    <message>
      <location filename="core/split.py" />
      <source>Write the parts of train, val and test like {default_scheme}, or of train and val.</source>
      <translation>Schreiben Sie die Anteile von train, val und test wie {default_scheme}, oder von train und val.</translation>
    </message>
    <message>
      <location filename="training/config/yaml_text.py" />
      <source>Write the plain value instead.</source>
      <translation>Schreiben Sie stattdessen den einfachen Wert.</translation>
    </message>
    <message>
      <location filename="training/config/yaml_text.py" />
      <source>Write the value out instead.</source>
      <translation>Schreiben Sie stattdessen den Wert aus.</translation>
    </message>
    <message>
      <location filename="desktop/browse/task.py" />
      <source>Writing</source>
      <translation>Wird geschrieben</translation>
    </message>
    <message>
      <location filename="core/casebook/sheet_file.py" />
      <source>Writing the page</source>
      <translation>Seite wird geschrieben</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/local_page.py" />
      <source>Writing the report…</source>
      <translation>Der Bericht wird geschrieben …</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/page.py" />
      <source>Writing the report…{share}</source>
      <translation>Der Bericht wird geschrieben …{share}</translation>
    </message>
    <message>
      <location filename="desktop/browse/split_view.py" />
      <location filename="desktop/evaluate/keep_panel.py" />
      <source>Writing…</source>
      <translation>Wird geschrieben …</translation>
    </message>
    <message>
      <location filename="desktop/models/page.py" />
      <source>Written to {path}.</source>
      <translation>In {path} geschrieben.</translation>
    </message>
    <message>
      <location filename="core/casebook/reading.py" />
      <source>Wrong at first, made right by the model</source>
      <translation>Zuerst falsch, durch das Modell richtig</translation>
    </message>
    <message>
      <location filename="desktop/browse/column.py" />
      <location filename="desktop/train/field_editor.py" />
      <source>Yes</source>
      <translation>Ja</translation>
    </message>
    <message>
      <location filename="desktop/classify/sheet_panel.py" />
      <source>You committed to {opinion}, {sure}.</source>
      <translation>Sie haben sich auf {opinion} festgelegt, {sure}.</translation>
    </message>
    <message>
      <location filename="desktop/browse/filter_panel.py" />
      <source>Youngest age</source>
      <translation>Niedrigstes Alter</translation>
    </message>
    <message>
      <location filename="desktop/classify/ruling_panel.py" />
      <source>Your decision</source>
      <translation>Ihre Entscheidung</translation>
    </message>
    <message>
      <location filename="desktop/classify/commit_panel.py" />
      <source>Your diagnosis</source>
      <translation>Ihre Diagnose</translation>
    </message>
    <message>
      <location filename="desktop/classify/ruling_panel.py" />
      <source>Your diagnosis in place of the answer</source>
      <translation>Ihre Diagnose anstelle der Antwort</translation>
    </message>
    <message>
      <location filename="desktop/models/detail_view.py" />
      <source>Your own words about this model</source>
      <translation>Ihre eigenen Worte zu diesem Modell</translation>
    </message>
    <message>
      <location filename="training/config" />
      <source>Your own words about this run.</source>
      <translation>Ihre eigenen Worte zu diesem Lauf.</translation>
    </message>
    <message>
      <location filename="desktop/browse/photo_viewer.py" />
      <location filename="training/config" />
      <source>Zoom</source>
      <translation>Zoom</translation>
    </message>
    <message>
      <location filename="desktop/browse/compare_view.py" />
      <source>Zoom and move together</source>
      <translation>Gemeinsam zoomen und verschieben</translation>
    </message>
    <message>
      <location filename="core/casebook/casebook.py" />
      <source>`dermadesk cases list` names all.</source>
      <translation>`dermadesk cases list` nennt alle.</translation>
    </message>
    <message>
      <location filename="core/casebook/casebook.py" />
      <source>`dermadesk cases verify` says what is wrong; a backup has it as it was.</source>
      <translation>`dermadesk cases verify` sagt, was nicht stimmt; eine Sicherung hat den alten Stand.</translation>
    </message>
    <message>
      <location filename="desktop/shell/preference.py" />
      <source>a folder that can be written</source>
      <translation>ein beschreibbarer Ordner</translation>
    </message>
    <message>
      <location filename="training/config/field_spec.py" />
      <source>a group of settings</source>
      <translation>eine Gruppe von Einstellungen</translation>
    </message>
    <message>
      <location filename="training/config/field_spec.py" />
      <source>a whole number</source>
      <translation>eine ganze Zahl</translation>
    </message>
    <message>
      <location filename="desktop/shell/preference.py" />
      <source>a whole number from {minimum} to {maximum}</source>
      <translation>eine ganze Zahl von {minimum} bis {maximum}</translation>
    </message>
    <message>
      <location filename="core/record.py" />
      <source>abdomen</source>
      <translation>Abdomen</translation>
    </message>
    <message>
      <location filename="desktop/train/figure_panel.py" />
      <source>accuracy</source>
      <translation>Genauigkeit</translation>
    </message>
    <message>
      <location filename="core/record.py" />
      <source>acral</source>
      <translation>akral</translation>
    </message>
    <message>
      <location filename="desktop/train/reason.py" />
      <source>after epoch {epoch} of {epochs}</source>
      <translation>nach Epoche {epoch} von {epochs}</translation>
    </message>
    <message>
      <location filename="desktop/cases/case_text.py" />
      <source>age unknown</source>
      <translation>Alter unbekannt</translation>
    </message>
    <message>
      <location filename="desktop/cases/case_text.py" />
      <source>agrees</source>
      <translation>stimmt zu</translation>
    </message>
    <message>
      <location filename="core/case/together.py" />
      <source>all {calls}, but only some are flagged</source>
      <translation>alle {calls}, aber nur einige sind auffällig</translation>
    </message>
    <message>
      <location filename="core/dataset.py" />
      <source>an image_id is a plain name, without a path</source>
      <translation>eine image_id ist ein einfacher Name ohne Pfad</translation>
    </message>
    <message>
      <location filename="core/evaluation/known.py" />
      <source>another photograph of the lesion</source>
      <translation>eine andere Aufnahme der Läsion</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/local_text.py" />
      <source>answers</source>
      <translation>Antworten</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/error_view.py" />
      <source>any class</source>
      <translation>alle Klassen</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/curve_tab.py" />
      <source>area</source>
      <translation>Fläche</translation>
    </message>
    <message>
      <location filename="core/evaluation/drift.py" />
      <location filename="desktop/evaluate/local_text.py" />
      <source>as in training</source>
      <translation>wie im Training</translation>
    </message>
    <message>
      <location filename="desktop/models/state_dict_dialog.py" />
      <source>as the file</source>
      <translation>wie die Datei</translation>
    </message>
    <message>
      <location filename="desktop/train/series_view.py" />
      <source>at rest</source>
      <translation>ruht</translation>
    </message>
    <message>
      <location filename="desktop/train/series_view.py" />
      <source>at work</source>
      <translation>in Arbeit</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/curve_tab.py" />
      <source>average precision</source>
      <translation>mittlere Präzision</translation>
    </message>
    <message>
      <location filename="core/record.py" />
      <source>back</source>
      <translation>Rücken</translation>
    </message>
    <message>
      <location filename="desktop/train/run_delegate.py" />
      <source>balanced acc.</source>
      <translation>ausgew. Gen.</translation>
    </message>
    <message>
      <location filename="desktop/train/curve_board.py" />
      <location filename="desktop/train/figure_panel.py" />
      <source>balanced accuracy</source>
      <translation>ausgewogene Genauigkeit</translation>
    </message>
    <message>
      <location filename="desktop/train/reason.py" />
      <source>before the first epoch was finished</source>
      <translation>vor dem Ende der ersten Epoche</translation>
    </message>
    <message>
      <location filename="desktop/class_text.py" />
      <location filename="desktop/evaluate/local_text.py" />
      <location filename="desktop/evaluate/threshold_view.py" />
      <source>benign</source>
      <translation>benigne</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/threshold_view.py" />
      <source>benign and flagged</source>
      <translation>benigne und auffällig</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/threshold_view.py" />
      <source>benign and not flagged</source>
      <translation>benigne und unauffällig</translation>
    </message>
    <message>
      <location filename="desktop/widget/run_curves.py" />
      <source>best</source>
      <translation>beste</translation>
    </message>
    <message>
      <location filename="desktop/cases/biopsy_change.py" />
      <source>biopsy of case {number}</source>
      <translation>Biopsie von Fall {number}</translation>
    </message>
    <message>
      <location filename="core/evaluation/leak.py" />
      <source>by id</source>
      <translation>über die ID</translation>
    </message>
    <message>
      <location filename="core/evaluation/leak.py" />
      <source>by what they show</source>
      <translation>über das Gezeigte</translation>
    </message>
    <message>
      <location filename="desktop/browse/thumbnail.py" />
      <source>cannot be read</source>
      <translation>kann nicht gelesen werden</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/curve_tab.py" />
      <source>chance</source>
      <translation>Zufall</translation>
    </message>
    <message>
      <location filename="core/library/package.py" />
      <source>check</source>
      <translation>Prüfung</translation>
    </message>
    <message>
      <location filename="core/record.py" />
      <source>chest</source>
      <translation>Brust</translation>
    </message>
    <message>
      <location filename="core/dataset.py" />
      <source>class folders</source>
      <translation>Klassenordner</translation>
    </message>
    <message>
      <location filename="core/library/listing.py" />
      <source>classes unknown here</source>
      <translation>hier unbekannte Klassen</translation>
    </message>
    <message>
      <location filename="desktop/train/series_view.py" />
      <source>complete</source>
      <translation>vollständig</translation>
    </message>
    <message>
      <location filename="training/run_directory.py" />
      <source>completed</source>
      <translation>fertig</translation>
    </message>
    <message>
      <location filename="core/evaluation/local.py" />
      <source>content</source>
      <translation>Inhalt</translation>
    </message>
    <message>
      <location filename="training" />
      <source>cut short</source>
      <translation>vorzeitig beendet</translation>
    </message>
    <message>
      <location filename="desktop/train/series_view.py" />
      <source>damaged</source>
      <translation>beschädigt</translation>
    </message>
    <message>
      <location filename="desktop/train/facts.py" />
      <source>damaged run</source>
      <translation>beschädigter Lauf</translation>
    </message>
    <message>
      <location filename="desktop/when.py" />
      <source>dd MMM yyyy</source>
      <translation>dd.MM.yyyy</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/task.py" />
      <source>decision</source>
      <translation>Entscheidung</translation>
    </message>
    <message>
      <location filename="desktop/models/detail_view.py" />
      <source>default for Classify</source>
      <translation>Standard beim Klassifizieren</translation>
    </message>
    <message>
      <location filename="desktop/browse/duplicate_view.py" />
      <source>different</source>
      <translation>verschieden</translation>
    </message>
    <message>
      <location filename="core/evaluation/cost.py" />
      <source>dismiss</source>
      <translation>Entl.</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/cost_view.py" />
      <source>dismissed</source>
      <translation>entlassen</translation>
    </message>
    <message>
      <location filename="desktop/classify/neighbour_strip.py" />
      <source>distance {distance:.2f}</source>
      <translation>Abstand {distance:.2f}</translation>
    </message>
    <message>
      <location filename="core/error.py" />
      <source>duplicate id</source>
      <translation>doppelte ID</translation>
    </message>
    <message>
      <location filename="core/record.py" />
      <source>ear</source>
      <translation>Ohr</translation>
    </message>
    <message>
      <location filename="desktop/translation.py" />
      <source>en</source>
      <translation>de</translation>
    </message>
    <message>
      <location filename="core/library/listing.py" />
      <source>ensemble of {count}</source>
      <translation>Ensemble aus {count}</translation>
    </message>
    <message>
      <location filename="core/evaluation/cost.py" />
      <source>excise</source>
      <translation>Exz.</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/decision_view.py" />
      <source>excise all</source>
      <translation>alle</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/cost_view.py" />
      <source>excised</source>
      <translation>exzidiert</translation>
    </message>
    <message>
      <location filename="desktop/train/reason.py" />
      <source>exit code {exit_code}</source>
      <translation>Rückgabewert {exit_code}</translation>
    </message>
    <message>
      <location filename="training/experience.py" />
      <source>experience</source>
      <translation>Erfahrung</translation>
    </message>
    <message>
      <location filename="core/library/package.py" />
      <source>export</source>
      <translation>Export</translation>
    </message>
    <message>
      <location filename="core/record.py" />
      <source>face</source>
      <translation>Gesicht</translation>
    </message>
    <message>
      <location filename="training/run_directory.py" />
      <source>failed</source>
      <translation>fehlgeschlagen</translation>
    </message>
    <message>
      <location filename="desktop/errand.py" />
      <source>failure</source>
      <translation>failure</translation>
    </message>
    <message>
      <location filename="training/job.py" />
      <source>features</source>
      <translation>Merkmale</translation>
    </message>
    <message>
      <location filename="core/record.py" />
      <source>female</source>
      <translation>weiblich</translation>
    </message>
    <message>
      <location filename="training" />
      <source>fine tune</source>
      <translation>Feinabstimmung</translation>
    </message>
    <message>
      <location filename="core/casebook/entry.py" />
      <source>first reading</source>
      <translation>Erstbefund</translation>
    </message>
    <message>
      <location filename="desktop/cases/case_text.py" />
      <location filename="desktop/classify/case_model.py" />
      <location filename="desktop/evaluate/threshold_view.py" />
      <source>flagged</source>
      <translation>auffällig</translation>
    </message>
    <message>
      <location filename="core/split.py" />
      <source>fold {number}/{k}</source>
      <translation>Fold {number}/{k}</translation>
    </message>
    <message>
      <location filename="training" />
      <source>folds</source>
      <translation>Folds</translation>
    </message>
    <message>
      <location filename="core/evaluation/cost.py" />
      <source>follow</source>
      <translation>Kontr.</translation>
    </message>
    <message>
      <location filename="desktop/classify/neighbour_strip.py" />
      <source>follow-up</source>
      <translation>Verlaufskontrolle</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/cost_view.py" />
      <source>followed</source>
      <translation>kontrolliert</translation>
    </message>
    <message>
      <location filename="core/record.py" />
      <source>foot</source>
      <translation>Fuß</translation>
    </message>
    <message>
      <location filename="core/record.py" />
      <source>genital</source>
      <translation>genital</translation>
    </message>
    <message>
      <location filename="desktop/browse/annotation_store.py" />
      <source>give a star</source>
      <translation>Stern vergeben</translation>
    </message>
    <message>
      <location filename="core/record.py" />
      <source>hand</source>
      <translation>Hand</translation>
    </message>
    <message>
      <location filename="training" />
      <source>head</source>
      <translation>Kopf</translation>
    </message>
    <message>
      <location filename="desktop/classify/neighbour_strip.py" />
      <source>histology</source>
      <translation>Histologie</translation>
    </message>
    <message>
      <location filename="core/ham10000/source.py" />
      <source>https://www.kaggle.com/datasets/{kaggle_name}</source>
      <translation>https://www.kaggle.com/datasets/{kaggle_name}</translation>
    </message>
    <message>
      <location filename="core/error.py" />
      <source>id leaves the folder</source>
      <translation>ID führt aus dem Ordner hinaus</translation>
    </message>
    <message>
      <location filename="core/dataset.py" />
      <source>image and text</source>
      <translation>Bild und Text</translation>
    </message>
    <message>
      <location filename="core/error.py" />
      <source>image without row</source>
      <translation>Bild ohne Zeile</translation>
    </message>
    <message>
      <location filename="core/evaluation/classified.py" />
      <location filename="desktop/evaluate/local_text.py" />
      <location filename="desktop/shell/task.py" />
      <location filename="training/feed/material.py" />
      <source>images</source>
      <translation>Bilder</translation>
    </message>
    <message>
      <location filename="core/evaluation/source.py" />
      <source>images compared</source>
      <translation>Bilder verglichen</translation>
    </message>
    <message>
      <location filename="core/library/foreign.py" />
      <location filename="core/library/package.py" />
      <source>import</source>
      <translation>Import</translation>
    </message>
    <message>
      <location filename="desktop/browse/annotation_store.py" />
      <source>import annotations</source>
      <translation>Anmerkungen importieren</translation>
    </message>
    <message>
      <location filename="core/error.py" />
      <source>impossible value</source>
      <translation>unmöglicher Wert</translation>
    </message>
    <message>
      <location filename="training/run_directory.py" />
      <source>interrupted</source>
      <translation>unterbrochen</translation>
    </message>
    <message>
      <location filename="desktop/train/reason.py" />
      <source>it crashed in native code</source>
      <translation>er stürzte in nativem Code ab</translation>
    </message>
    <message>
      <location filename="core/state_file.py" />
      <source>it holds no table of values</source>
      <translation>sie enthält keine Wertetabelle</translation>
    </message>
    <message>
      <location filename="core/state_file.py" />
      <source>it is damaged</source>
      <translation>sie ist beschädigt</translation>
    </message>
    <message>
      <location filename="core/state_file.py" />
      <source>it is far too large</source>
      <translation>sie ist viel zu groß</translation>
    </message>
    <message>
      <location filename="core/state_file.py" />
      <source>it is of another version of Dermadesk</source>
      <translation>sie stammt von einer anderen Version von Dermadesk</translation>
    </message>
    <message>
      <location filename="core/ham10000/kaggle.py" />
      <source>it said nothing</source>
      <translation>er sagte nichts</translation>
    </message>
    <message>
      <location filename="desktop/train/reason.py" />
      <source>it was ended from outside</source>
      <translation>er wurde von außen beendet</translation>
    </message>
    <message>
      <location filename="desktop/train/reason.py" />
      <source>it was interrupted from the keyboard</source>
      <translation>er wurde über die Tastatur unterbrochen</translation>
    </message>
    <message>
      <location filename="desktop/train/reason.py" />
      <source>it was told to end</source>
      <translation>er wurde zum Ende aufgefordert</translation>
    </message>
    <message>
      <location filename="core/evaluation/known.py" />
      <source>known by its id</source>
      <translation>über die ID bekannt</translation>
    </message>
    <message>
      <location filename="core/evaluation/label_issue.py" />
      <source>label is</source>
      <translation>Label ist</translation>
    </message>
    <message>
      <location filename="core/evaluation/label_issue.py" />
      <source>labels are</source>
      <translation>Labels sind</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/local_text.py" />
      <source>large drift</source>
      <translation>große Drift</translation>
    </message>
    <message>
      <location filename="core/evaluation/drift.py" />
      <source>large drift, {detail}; go by local figures alone</source>
      <translation>große Drift, {detail}; richten Sie sich allein nach lokalen Kennzahlen</translation>
    </message>
    <message>
      <location filename="core/split.py" />
      <source>lesion stands</source>
      <translation>Läsion steht</translation>
    </message>
    <message>
      <location filename="core/split.py" />
      <source>lesion {value}: {value_}</source>
      <translation>Läsion {value}: {value_}</translation>
    </message>
    <message>
      <location filename="core/split.py" />
      <source>lesions stand</source>
      <translation>Läsionen stehen</translation>
    </message>
    <message>
      <location filename="desktop/browse/page.py" />
      <source>lesions unknown</source>
      <translation>Läsionen unbekannt</translation>
    </message>
    <message>
      <location filename="training/config/field_spec.py" />
      <source>like {value}</source>
      <translation>wie {value}</translation>
    </message>
    <message>
      <location filename="core/evaluation/local.py" />
      <source>local cases ({data})</source>
      <translation>lokale Fälle ({data})</translation>
    </message>
    <message>
      <location filename="core/evaluation/recalibration.py" />
      <source>log loss {log_loss}, {sensitivity} sensitivity, {specificity} specificity</source>
      <translation>Log-Verlust {log_loss}, {sensitivity} Sensitivität, {specificity} Spezifität</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/run_panel.py" />
      <source>looked at {times} so far</source>
      <translation>bisher {times} eingesehen</translation>
    </message>
    <message>
      <location filename="desktop/train/figure_panel.py" />
      <source>loss</source>
      <translation>Verlust</translation>
    </message>
    <message>
      <location filename="training/step/class_weight.py" />
      <source>loss.manual_weights has {count} weights for {count_} classes.</source>
      <translation>loss.manual_weights hat {count} Gewichte für {count_} Klassen.</translation>
    </message>
    <message>
      <location filename="training/search/plan.py" />
      <source>low comes before high.</source>
      <translation>low kommt vor high.</translation>
    </message>
    <message>
      <location filename="core/record.py" />
      <source>lower extremity</source>
      <translation>untere Extremität</translation>
    </message>
    <message>
      <location filename="core/record.py" />
      <source>male</source>
      <translation>männlich</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/curve_tab.py" />
      <source>malignancy</source>
      <translation>Malignität</translation>
    </message>
    <message>
      <location filename="core/case/together.py" />
      <source>malignancy from {sums} to {sums_}</source>
      <translation>Malignität von {sums} bis {sums_}</translation>
    </message>
    <message>
      <location filename="desktop/browse/distribution.py" />
      <location filename="desktop/class_text.py" />
      <location filename="desktop/evaluate/curve_tab.py" />
      <location filename="desktop/evaluate/local_text.py" />
      <location filename="desktop/evaluate/threshold_view.py" />
      <source>malignant</source>
      <translation>maligne</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/threshold_view.py" />
      <source>malignant and flagged</source>
      <translation>maligne und auffällig</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/threshold_view.py" />
      <source>malignant and missed</source>
      <translation>maligne und übersehen</translation>
    </message>
    <message>
      <location filename="core/evaluation/sufficiency.py" />
      <source>malignant lesion</source>
      <translation>maligne Läsion</translation>
    </message>
    <message>
      <location filename="core/library/speed.py" />
      <source>measure</source>
      <translation>Messung</translation>
    </message>
    <message>
      <location filename="desktop/train/run_view.py" />
      <source>memory was short: parts of {batch_size} images</source>
      <translation>Arbeitsspeicher knapp: Teile zu {batch_size} Bildern</translation>
    </message>
    <message>
      <location filename="core/error.py" />
      <source>mislabelled image</source>
      <translation>falsch bezeichnetes Bild</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/curve_tab.py" />
      <location filename="desktop/evaluate/decision_view.py" />
      <source>model</source>
      <translation>Modell</translation>
    </message>
    <message>
      <location filename="desktop/train/new_run_view.py" />
      <source>model.download would fetch weights, and downloads are not allowed.</source>
      <translation>model.download würde Gewichte herunterladen, und das ist nicht erlaubt.</translation>
    </message>
    <message>
      <location filename="core/record.py" />
      <source>neck</source>
      <translation>Hals</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/figure_text.py" />
      <source>newer better</source>
      <translation>neuerer besser</translation>
    </message>
    <message>
      <location filename="desktop/browse/model.py" />
      <source>no diagnosis</source>
      <translation>keine Diagnose</translation>
    </message>
    <message>
      <location filename="core/dataset.py" />
      <source>no diagnosis is given</source>
      <translation>keine Diagnose angegeben</translation>
    </message>
    <message>
      <location filename="core/dataset.py" />
      <location filename="core/split.py" />
      <source>no id</source>
      <translation>keine ID</translation>
    </message>
    <message>
      <location filename="core/dataset.py" />
      <source>no image {image_id}.jpg, .jpeg or .png</source>
      <translation>kein Bild {image_id}.jpg, .jpeg oder .png</translation>
    </message>
    <message>
      <location filename="desktop/train/new_run_view.py" />
      <source>no images yet</source>
      <translation>noch keinen Bildern</translation>
    </message>
    <message>
      <location filename="desktop/train/new_run_view.py" />
      <location filename="desktop/train/snapshot.py" />
      <source>no preset</source>
      <translation>keine Voreinstellung</translation>
    </message>
    <message>
      <location filename="core/casebook/reading.py" />
      <source>no such case yet</source>
      <translation>noch kein solcher Fall</translation>
    </message>
    <message>
      <location filename="desktop/browse/distribution.py" />
      <location filename="desktop/evaluate/decision_view.py" />
      <location filename="desktop/train/field_editor.py" />
      <source>none</source>
      <translation>keine</translation>
    </message>
    <message>
      <location filename="core/case/what_if.py" />
      <location filename="desktop/cases/case_text.py" />
      <location filename="desktop/evaluate/threshold_view.py" />
      <source>not flagged</source>
      <translation>unauffällig</translation>
    </message>
    <message>
      <location filename="desktop/train/queue_model.py" />
      <source>not found in the runs folder</source>
      <translation>nicht im Ordner der Läufe gefunden</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/run_panel.py" />
      <source>not looked at so far</source>
      <translation>bisher nicht eingesehen</translation>
    </message>
    <message>
      <location filename="desktop/classify/neighbour_strip.py" />
      <source>not told</source>
      <translation>keine Angabe</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/curve_tab.py" />
      <source>of</source>
      <translation>für</translation>
    </message>
    <message>
      <location filename="desktop/shell/action.py" />
      <source>off</source>
      <translation>aus</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/figure_text.py" />
      <source>older better</source>
      <translation>älterer besser</translation>
    </message>
    <message>
      <location filename="desktop/shell/action.py" />
      <source>on</source>
      <translation>ein</translation>
    </message>
    <message>
      <location filename="desktop/shell/preference.py" />
      <source>on or off</source>
      <translation>ein oder aus</translation>
    </message>
    <message>
      <location filename="training/config/field_spec.py" />
      <source>one of </source>
      <translation>eines von </translation>
    </message>
    <message>
      <location filename="desktop/shell/preference.py" />
      <source>one of {names}</source>
      <translation>eines von {names}</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/open_button.py" />
      <source>only where the first one holds none</source>
      <translation>nur, wenn die erste keine enthält</translation>
    </message>
    <message>
      <location filename="training/job.py" />
      <source>onnx</source>
      <translation>ONNX</translation>
    </message>
    <message>
      <location filename="core/library/speed.py" />
      <source>open</source>
      <translation>Öffnen</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/local_task.py" />
      <source>opening</source>
      <translation>wird geöffnet</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/decision_view.py" />
      <source>others, {value:,}</source>
      <translation>andere, {value:,}</translation>
    </message>
    <message>
      <location filename="core/error.py" />
      <source>oversized image</source>
      <translation>zu großes Bild</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/local_text.py" />
      <source>patients</source>
      <translation>Patienten</translation>
    </message>
    <message>
      <location filename="training/run_directory.py" />
      <source>paused</source>
      <translation>pausiert</translation>
    </message>
    <message>
      <location filename="core/evaluation/report/compose.py" />
      <source>pictures</source>
      <translation>Abbildungen</translation>
    </message>
    <message>
      <location filename="desktop/train/tensorboard.py" />
      <source>pip install tensorboard; the curves here show the same figures.</source>
      <translation>pip install tensorboard; die Kurven hier zeigen dieselben Kennzahlen.</translation>
    </message>
    <message>
      <location filename="training/job.py" />
      <source>predictions on {name}</source>
      <translation>Vorhersagen auf {name}</translation>
    </message>
    <message>
      <location filename="desktop/browse/annotation_store.py" />
      <source>propose {code}</source>
      <translation>{code} vorschlagen</translation>
    </message>
    <message>
      <location filename="desktop/browse/model.py" />
      <source>proposed {proposal}</source>
      <translation>vorgeschlagen: {proposal}</translation>
    </message>
    <message>
      <location filename="training/run_directory.py" />
      <source>queued</source>
      <translation>wartend</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/local_task.py" />
      <source>recalibrating</source>
      <translation>wird rekalibriert</translation>
    </message>
    <message>
      <location filename="core/evaluation/evaluation.py" />
      <source>resamples</source>
      <translation>Ziehungen</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/local_text.py" />
      <location filename="desktop/models/detail_view.py" />
      <source>revision {revision}</source>
      <translation>Revision {revision}</translation>
    </message>
    <message>
      <location filename="core/error.py" />
      <source>row without image</source>
      <translation>Zeile ohne Bild</translation>
    </message>
    <message>
      <location filename="core/dataset.py" />
      <location filename="core/split.py" />
      <source>row {line} ({value})</source>
      <translation>Zeile {line} ({value})</translation>
    </message>
    <message>
      <location filename="training/device/fabric.py" />
      <source>run.device names one device, and run.devices asks for {wanted}.</source>
      <translation>run.device nennt ein Gerät, und run.devices verlangt {wanted}.</translation>
    </message>
    <message>
      <location filename="training/run_directory.py" />
      <source>running</source>
      <translation>läuft</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/task.py" />
      <source>runs</source>
      <translation>Läufe</translation>
    </message>
    <message>
      <location filename="desktop/browse/duplicate_view.py" />
      <source>same</source>
      <translation>gleich</translation>
    </message>
    <message>
      <location filename="core/record.py" />
      <source>scalp</source>
      <translation>Kopfhaut</translation>
    </message>
    <message>
      <location filename="training" />
      <source>search</source>
      <translation>Suche</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/live_threshold.py" />
      <source>sensitivity</source>
      <translation>Sensitivität</translation>
    </message>
    <message>
      <location filename="desktop/cases/case_text.py" />
      <source>sex unknown</source>
      <translation>Geschlecht unbekannt</translation>
    </message>
    <message>
      <location filename="core/evaluation/known.py" />
      <source>shows the same</source>
      <translation>zeigt dasselbe</translation>
    </message>
    <message>
      <location filename="desktop/cases/case_text.py" />
      <source>site unknown</source>
      <translation>Lokalisation unbekannt</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/local_text.py" />
      <source>some drift</source>
      <translation>etwas Drift</translation>
    </message>
    <message>
      <location filename="core/evaluation/drift.py" />
      <source>some drift, {detail}</source>
      <translation>etwas Drift, {detail}</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/live_threshold.py" />
      <source>specificity</source>
      <translation>Spezifität</translation>
    </message>
    <message>
      <location filename="core/error.py" />
      <source>split leaks</source>
      <translation>undichte Aufteilung</translation>
    </message>
    <message>
      <location filename="desktop/models/figure_section.py" />
      <source>split unknown</source>
      <translation>Aufteilung unbekannt</translation>
    </message>
    <message>
      <location filename="desktop/models/figure_section.py" />
      <location filename="desktop/train/figure_panel.py" />
      <source>split {split_hash}</source>
      <translation>Aufteilung {split_hash}</translation>
    </message>
    <message>
      <location filename="desktop/browse/model.py" />
      <source>starred</source>
      <translation>mit Stern</translation>
    </message>
    <message>
      <location filename="desktop/train/series_view.py" />
      <location filename="training" />
      <source>starting</source>
      <translation>startet</translation>
    </message>
    <message>
      <location filename="desktop/train/run_view.py" />
      <source>step {step:,} of {steps:,}</source>
      <translation>Schritt {step:,} von {steps:,}</translation>
    </message>
    <message>
      <location filename="training/run_directory.py" />
      <source>stopped</source>
      <translation>gestoppt</translation>
    </message>
    <message>
      <location filename="desktop/train/series_view.py" />
      <source>stopping</source>
      <translation>wird gestoppt</translation>
    </message>
    <message>
      <location filename="desktop/classify/what_if_view.py" />
      <source>sum</source>
      <translation>Summe</translation>
    </message>
    <message>
      <location filename="core/dataset.py" />
      <source>table and images</source>
      <translation>Tabelle und Bilder</translation>
    </message>
    <message>
      <location filename="desktop/browse/annotation_store.py" />
      <source>take a proposal back</source>
      <translation>Vorschlag zurücknehmen</translation>
    </message>
    <message>
      <location filename="desktop/browse/annotation_store.py" />
      <source>take a star away</source>
      <translation>Stern entfernen</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/local_task.py" />
      <source>taking back</source>
      <translation>wird zurückgenommen</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/figure_text.py" />
      <source>test figures looked at {times}, now included</source>
      <translation>Testkennzahlen {times} eingesehen, diesmal eingeschlossen</translation>
    </message>
    <message>
      <location filename="core/image/dicom.py" />
      <source>the DICOM file does not say what kind of image it holds</source>
      <translation>die DICOM-Datei sagt nicht, welche Art Bild sie enthält</translation>
    </message>
    <message>
      <location filename="core/image/dicom.py" />
      <source>the DICOM file has a frame of another size than it says</source>
      <translation>das Einzelbild der DICOM-Datei hat eine andere Größe, als sie angibt</translation>
    </message>
    <message>
      <location filename="core/image/dicom.py" />
      <source>the DICOM file has an impossible {name}</source>
      <translation>die DICOM-Datei hat ein unmögliches {name}</translation>
    </message>
    <message>
      <location filename="core/image/dicom.py" />
      <source>the DICOM file has no number for {name}</source>
      <translation>die DICOM-Datei hat keine Zahl für {name}</translation>
    </message>
    <message>
      <location filename="core/image/dicom.py" />
      <source>the DICOM file has no {name}</source>
      <translation>die DICOM-Datei hat kein {name}</translation>
    </message>
    <message>
      <location filename="core/image/dicom.py" />
      <source>the DICOM file has pixels of an unknown kind</source>
      <translation>die DICOM-Datei hat Pixel unbekannter Art</translation>
    </message>
    <message>
      <location filename="core/image/dicom.py" />
      <source>the DICOM file has signed pixels, which no photograph has</source>
      <translation>die DICOM-Datei hat vorzeichenbehaftete Pixel, was keine Fotografie hat</translation>
    </message>
    <message>
      <location filename="core/image/dicom.py" />
      <source>the DICOM file has {depth} bits a pixel, which no photograph has</source>
      <translation>die DICOM-Datei hat {depth} Bit je Pixel, was keine Fotografie hat</translation>
    </message>
    <message>
      <location filename="core/image/dicom.py" />
      <source>the DICOM file has {frames} frames, more than {most_frames}</source>
      <translation>die DICOM-Datei hat {frames} Einzelbilder, mehr als {most_frames}</translation>
    </message>
    <message>
      <location filename="core/image/dicom.py" />
      <source>the DICOM file holds no photograph but {kind}</source>
      <translation>die DICOM-Datei enthält keine Fotografie, sondern {kind}</translation>
    </message>
    <message>
      <location filename="core/image/dicom.py" />
      <source>the DICOM file is compressed as {syntax}, which is not opened here</source>
      <translation>die DICOM-Datei ist als {syntax} komprimiert, was hier nicht geöffnet wird</translation>
    </message>
    <message>
      <location filename="core/image/dicom.py" />
      <source>the DICOM file is cut off or lacks {value}</source>
      <translation>die DICOM-Datei ist abgeschnitten, oder es fehlt {value}</translation>
    </message>
    <message>
      <location filename="core/image/dicom.py" />
      <location filename="core/image/dicom_packing.py" />
      <source>the DICOM file is truncated or damaged</source>
      <translation>die DICOM-Datei ist abgeschnitten oder beschädigt</translation>
    </message>
    <message>
      <location filename="core/image/dicom_packing.py" />
      <source>the DICOM file swells to more than {max_bytes} MB</source>
      <translation>die DICOM-Datei schwillt auf mehr als {max_bytes} MB an</translation>
    </message>
    <message>
      <location filename="desktop/models/state_dict_dialog.py" />
      <location filename="desktop/train/setting_name.py" />
      <source>the architecture's</source>
      <translation>wie die Architektur</translation>
    </message>
    <message>
      <location filename="desktop/train/setting_name.py" />
      <source>the branch's</source>
      <translation>Vorgabe des Zweigs</translation>
    </message>
    <message>
      <location filename="core/image/decoding.py" />
      <source>the content is not an image</source>
      <translation>der Inhalt ist kein Bild</translation>
    </message>
    <message>
      <location filename="core/image/decoding.py" />
      <source>the file cannot be read: {value}</source>
      <translation>die Datei kann nicht gelesen werden: {value}</translation>
    </message>
    <message>
      <location filename="core/image/decoding.py" />
      <source>the file has {size} MB, more than {max_bytes} MB</source>
      <translation>die Datei hat {size} MB, mehr als {max_bytes} MB</translation>
    </message>
    <message>
      <location filename="core/image/decoding.py" />
      <source>the file is empty</source>
      <translation>die Datei ist leer</translation>
    </message>
    <message>
      <location filename="desktop/browse/compare_view.py" />
      <source>the first {most} of {count}</source>
      <translation>die ersten {most} von {count}</translation>
    </message>
    <message>
      <location filename="core/dataset.py" />
      <source>the id is in an earlier row, which is used</source>
      <translation>die ID steht in einer früheren Zeile, die verwendet wird</translation>
    </message>
    <message>
      <location filename="core/image/decoding.py" />
      <source>the image has 32 bits a pixel, which no photograph has</source>
      <translation>das Bild hat 32 Bit je Pixel, was keine Fotografie hat</translation>
    </message>
    <message>
      <location filename="core/image/decoding.py" />
      <source>the image has far too many pixels</source>
      <translation>das Bild hat viel zu viele Pixel</translation>
    </message>
    <message>
      <location filename="core/image/decoding.py" />
      <source>the image has no pixels</source>
      <translation>das Bild hat keine Pixel</translation>
    </message>
    <message>
      <location filename="core/image/decoding.py" />
      <source>the image header is damaged ({error})</source>
      <translation>der Bildkopf ist beschädigt ({error})</translation>
    </message>
    <message>
      <location filename="core/split.py" />
      <source>the image is already in {subset_by_image}</source>
      <translation>das Bild steht schon in {subset_by_image}</translation>
    </message>
    <message>
      <location filename="core/image/decoding.py" />
      <source>the image is truncated or damaged ({error})</source>
      <translation>das Bild ist abgeschnitten oder beschädigt ({error})</translation>
    </message>
    <message>
      <location filename="core/image/decoding.py" />
      <source>the image is {width}×{height} in {scans} scans, which would take minutes</source>
      <translation>das Bild ist {width}×{height} in {scans} Durchgängen, was Minuten dauern würde</translation>
    </message>
    <message>
      <location filename="core/image/decoding.py" />
      <source>the image is {width}×{height}, above the limit of {max_pixels} megapixels</source>
      <translation>das Bild ist {width}×{height}, über der Grenze von {max_pixels} Megapixeln</translation>
    </message>
    <message>
      <location filename="desktop/train/new_run_view.py" />
      <source>the images of {name}</source>
      <translation>den Bildern von {name}</translation>
    </message>
    <message>
      <location filename="core/layout/folder.py" />
      <source>the link leads nowhere</source>
      <translation>die Verknüpfung führt ins Leere</translation>
    </message>
    <message>
      <location filename="desktop/train/setting_name.py" />
      <source>the method's</source>
      <translation>Vorgabe des Verfahrens</translation>
    </message>
    <message>
      <location filename="desktop/train/note_editor.py" />
      <source>the note on {name}</source>
      <translation>die Notiz zu {name}</translation>
    </message>
    <message>
      <location filename="desktop/train/queue_change.py" />
      <source>the place of {name}</source>
      <translation>den Platz von {name}</translation>
    </message>
    <message>
      <location filename="desktop/train/queue_change.py" />
      <source>the removal of {name}</source>
      <translation>das Entfernen von {name}</translation>
    </message>
    <message>
      <location filename="core/dataset.py" />
      <location filename="core/split.py" />
      <source>the row has no image_id</source>
      <translation>die Zeile hat keine image_id</translation>
    </message>
    <message>
      <location filename="desktop/train/reason.py" />
      <source>the system ended it, most often because memory ran out</source>
      <translation>das System beendete ihn, meist aus Speichermangel</translation>
    </message>
    <message>
      <location filename="core/layout/folder.py" />
      <source>the table has no row for it</source>
      <translation>die Tabelle hat keine Zeile dafür</translation>
    </message>
    <message>
      <location filename="core/network/model.py" />
      <source>timm has no weights '{name}'.</source>
      <translation>timm hat keine Gewichte „{name}“.</translation>
    </message>
    <message>
      <location filename="core/library/foreign.py" />
      <source>timm knows no architecture “{architecture}”.</source>
      <translation>timm kennt keine Architektur „{architecture}“.</translation>
    </message>
    <message>
      <location filename="core/network/weight.py" />
      <source>timm's hub has no weights for '{backbone}': put {name} into {parent}.</source>
      <translation>timms Hub hat keine Gewichte für „{backbone}“: Legen Sie {name} in {parent}.</translation>
    </message>
    <message>
      <location filename="desktop/browse/filter_panel.py" />
      <source>to</source>
      <translation>bis</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/open_button.py" />
      <source>to see the images, if it is here</source>
      <translation>um die Bilder zu sehen, falls er hier ist</translation>
    </message>
    <message>
      <location filename="desktop/models/state_dict_dialog.py" />
      <source>to −1..1</source>
      <translation>auf −1..1</translation>
    </message>
    <message>
      <location filename="core/evaluation/drift.py" />
      <location filename="desktop/evaluate/local_text.py" />
      <source>too few lesions to tell</source>
      <translation>zu wenige Läsionen</translation>
    </message>
    <message>
      <location filename="core/evaluation/leak.py" />
      <source>train/{image}</source>
      <translation>train/{image}</translation>
    </message>
    <message>
      <location filename="desktop/train/curve_board.py" />
      <source>training</source>
      <translation>Training</translation>
    </message>
    <message>
      <location filename="training/config/field_spec.py" />
      <source>true or false</source>
      <translation>true oder false</translation>
    </message>
    <message>
      <location filename="core/record.py" />
      <source>trunk</source>
      <translation>Rumpf</translation>
    </message>
    <message>
      <location filename="core/record.py" />
      <location filename="desktop/browse/page.py" />
      <location filename="desktop/models/detail_view.py" />
      <source>unknown</source>
      <translation>unbekannt</translation>
    </message>
    <message>
      <location filename="core/error.py" />
      <source>unknown diagnosis</source>
      <translation>unbekannte Diagnose</translation>
    </message>
    <message>
      <location filename="core/error.py" />
      <source>unreadable image</source>
      <translation>unlesbares Bild</translation>
    </message>
    <message>
      <location filename="core/record.py" />
      <source>upper extremity</source>
      <translation>obere Extremität</translation>
    </message>
    <message>
      <location filename="desktop/train/curve_board.py" />
      <source>validation</source>
      <translation>Validierung</translation>
    </message>
    <message numerus="yes">
      <location filename="desktop/train/new_run_view.py" />
      <source>with {n} settings changed</source>
      <translation>
        <numerusform>mit {n} geänderter Einstellung</numerusform>
        <numerusform>mit {n} geänderten Einstellungen</numerusform>
      </translation>
    </message>
    <message>
      <location filename="desktop/browse/annotation_store.py" />
      <source>write a note</source>
      <translation>Notiz schreiben</translation>
    </message>
    <message>
      <location filename="desktop/browse/duplicate_view.py" />
      <source>yes</source>
      <translation>ja</translation>
    </message>
    <message numerus="yes">
      <location filename="desktop/browse/column.py" />
      <location filename="desktop/cases/case_text.py" />
      <source>{age:g} years</source>
      <translation>
        <numerusform>{age:g} Jahr</numerusform>
        <numerusform>{age:g} Jahre</numerusform>
      </translation>
    </message>
    <message>
      <location filename="core/library/foreign.py" />
      <source>{architecture} of torchvision cannot be imported.</source>
      <translation>{architecture} von torchvision kann nicht importiert werden.</translation>
    </message>
    <message>
      <location filename="core/library/foreign.py" />
      <source>{architecture} of {library} cannot be carried over so that it answers as before.</source>
      <translation>{architecture} von {library} lässt sich nicht so übernehmen, dass es antwortet wie zuvor.</translation>
    </message>
    <message>
      <location filename="training/network.py" />
      <source>{architecture} takes images of {image_size} pixels only.</source>
      <translation>{architecture} nimmt nur Bilder von {image_size} Pixeln.</translation>
    </message>
    <message>
      <location filename="core/evaluation/local.py" />
      <source>{bad} among the cases: what could not be used is left out.</source>
      <translation>{bad} bei den Fällen: Was nicht verwendbar war, wurde ausgelassen.</translation>
    </message>
    <message>
      <location filename="desktop/train/series_part.py" />
      <source>{base} (on “New run”)</source>
      <translation>{base} (unter „Neuer Lauf“)</translation>
    </message>
    <message>
      <location filename="desktop/cases/page.py" />
      <source>{cases} written to {path}.</source>
      <translation>{cases} in {path} geschrieben.</translation>
    </message>
    <message>
      <location filename="desktop/browse/selection_bar.py" />
      <source>{chosen:,} of {shown:,} selected</source>
      <translation>{chosen:,} von {shown:,} gewählt</translation>
    </message>
    <message>
      <location filename="desktop/browse/distribution.py" />
      <source>{code}: {name}{kind}. Press to show only this class.</source>
      <translation>{code}: {name}{kind}. Klicken, um nur diese Klasse zu zeigen.</translation>
    </message>
    <message>
      <location filename="desktop/classify/sheet_panel.py" />
      <source>{confidence:.0%} sure</source>
      <translation>zu {confidence:.0%} sicher</translation>
    </message>
    <message>
      <location filename="desktop/browse/get_view.py" />
      <source>{consent} Choose the folder to unpack into first.</source>
      <translation>{consent} Wählen Sie zuerst den Ordner zum Entpacken.</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/cost_view.py" />
      <source>{cost:.2f} if all are {done}</source>
      <translation>{cost:.2f}, wenn alle {done} werden</translation>
    </message>
    <message>
      <location filename="desktop/train/snapshot.py" />
      <source>{count} changes more</source>
      <translation>{count} weitere Änderungen</translation>
    </message>
    <message>
      <location filename="core/ensemble/store.py" />
      <source>{count} models are no ensemble.</source>
      <translation>{count} Modelle sind kein Ensemble.</translation>
    </message>
    <message>
      <location filename="desktop/shell/cache_panel.py" />
      <source>{count} not used for {lately_days} days: {freed}.</source>
      <translation>{count} seit {lately_days} Tagen nicht verwendet: {freed}.</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/label_view.py" />
      <source>{count} photographs of the lesion</source>
      <translation>{count} Aufnahmen der Läsion</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/comparison_view.py" />
      <source>{count} runs compared on {subset}</source>
      <translation>{count} Läufe im Vergleich: {subset}</translation>
    </message>
    <message>
      <location filename="desktop/train/page.py" />
      <source>{count} runs training</source>
      <translation>{count} Läufe im Training</translation>
    </message>
    <message>
      <location filename="core/evaluation/look.py" />
      <source>{count} times</source>
      <translation>{count}-mal</translation>
    </message>
    <message>
      <location filename="core/evaluation/label_issue.py" />
      <source>{count} {noun} suspicious ({lesions}) of {population}. On such an image the model is as sure of another class as it usually is on images that bear that label. Look at each: often it is the model that errs.</source>
      <translation>{count} {noun} verdächtig ({lesions}); geprüft: {population}. Bei einem solchen Bild ist sich das Modell einer anderen Klasse so sicher wie sonst bei Bildern mit deren Label. Sehen Sie sich jedes Bild an: Oft irrt das Modell.</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/result_view.py" />
      <source>{dagger} No headline. {said}</source>
      <translation>{dagger} Keine Hauptzahlen. {said}</translation>
    </message>
    <message>
      <location filename="desktop/shell/preference_dialog.py" />
      <source>{description} Set by the environment variable {variable} at present.</source>
      <translation>{description} Derzeit durch die Umgebungsvariable {variable} festgelegt.</translation>
    </message>
    <message>
      <location filename="desktop/shell/preference_dialog.py" />
      <source>{description} Takes effect at the next start.</source>
      <translation>{description} Gilt ab dem nächsten Start.</translation>
    </message>
    <message>
      <location filename="desktop/cases/case_text.py" />
      <source>{diagnosis}, {confidence:.0%} sure ({time})</source>
      <translation>{diagnosis}, zu {confidence:.0%} sicher ({time})</translation>
    </message>
    <message numerus="yes">
      <location filename="desktop/classify/batch_panel.py" />
      <source>{done:,} of {n:,} images</source>
      <translation>
        <numerusform>{done} von {n} Bild</numerusform>
        <numerusform>{done:,} von {n:,} Bildern</numerusform>
      </translation>
    </message>
    <message>
      <location filename="desktop/evaluate/page.py" />
      <source>{done:,} of {total:,} {what}</source>
      <translation>{done:,} von {total:,} {what}</translation>
    </message>
    <message>
      <location filename="desktop/train/series_view.py" />
      <source>{done} of {total}</source>
      <translation>{done} von {total}</translation>
    </message>
    <message>
      <location filename="desktop/train/run_view.py" />
      <source>{duration_text} left</source>
      <translation>noch {duration_text}</translation>
    </message>
    <message>
      <location filename="desktop/classify/neighbour_strip.py" />
      <source>{dx}, proven by {proven}, {far}{named}</source>
      <translation>{dx}, gesichert durch {proven}, {far}{named}</translation>
    </message>
    <message>
      <location filename="desktop/train/run_view.py" />
      <source>{epochs} of {whole} epochs</source>
      <translation>{epochs} von {whole} Epochen</translation>
    </message>
    <message>
      <location filename="core/evaluation/comparison.py" />
      <source>{first_name} and {name} differ about the truth of an image.</source>
      <translation>{first_name} und {name} unterscheiden sich in der Wahrheit eines Bildes.</translation>
    </message>
    <message>
      <location filename="core/evaluation/comparison.py" />
      <source>{first_name} and {name} have different splits ({value} and {value_}): their test images are not the same.</source>
      <translation>{first_name} und {name} haben verschiedene Aufteilungen ({value} und {value_}); die Testbilder sind nicht dieselben.</translation>
    </message>
    <message>
      <location filename="core/evaluation/comparison.py" />
      <source>{first_name} and {name} tell different classes apart.</source>
      <translation>{first_name} und {name} unterscheiden verschiedene Klassen.</translation>
    </message>
    <message>
      <location filename="core/ensemble/store.py" />
      <source>{folder} and {folder_} tell other classes apart.</source>
      <translation>{folder} und {folder_} unterscheiden andere Klassen.</translation>
    </message>
    <message>
      <location filename="core/ensemble/store.py" />
      <source>{folder} and {folder_} were trained on other splits ({value} and {value_}).</source>
      <translation>{folder} und {folder_} wurden auf anderen Aufteilungen trainiert ({value} und {value_}).</translation>
    </message>
    <message>
      <location filename="core/library/bin.py" />
      <source>{folder} cannot be brought back ({value}).</source>
      <translation>{folder} kann nicht zurückgeholt werden ({value}).</translation>
    </message>
    <message>
      <location filename="core/library/bin.py" />
      <source>{folder} cannot be deleted ({value}).</source>
      <translation>{folder} kann nicht gelöscht werden ({value}).</translation>
    </message>
    <message>
      <location filename="core/synthetic.py" />
      <source>{folder} cannot be made ({value}).</source>
      <translation>{folder} kann nicht angelegt werden ({value}).</translation>
    </message>
    <message>
      <location filename="core/synthetic.py" />
      <source>{folder} exists and is not empty.</source>
      <translation>{folder} existiert und ist nicht leer.</translation>
    </message>
    <message>
      <location filename="core/bundle.py" />
      <source>{folder} holds no model: {model} is missing.</source>
      <translation>{folder} enthält kein Modell: {model} fehlt.</translation>
    </message>
    <message>
      <location filename="core/layout/folder.py" />
      <source>{folder} is a file, not a folder.</source>
      <translation>{folder} ist eine Datei, kein Ordner.</translation>
    </message>
    <message>
      <location filename="core/bundle.py" />
      <source>{folder} is no single network but an {model} of several.</source>
      <translation>{folder} ist kein einzelnes Netz, sondern ein {model} aus mehreren.</translation>
    </message>
    <message>
      <location filename="desktop/shell/welcome.py" />
      <source>{folder} is not there now.</source>
      <translation>{folder} ist gerade nicht da.</translation>
    </message>
    <message>
      <location filename="core/ensemble/make.py" />
      <source>{folder} is the same model as {seen}.</source>
      <translation>{folder} ist dasselbe Modell wie {seen}.</translation>
    </message>
    <message>
      <location filename="core/evaluation/local.py" />
      <source>{folder} on {dataset}</source>
      <translation>{folder} auf {dataset}</translation>
    </message>
    <message>
      <location filename="desktop/train/series_view.py" />
      <source>{found:.3f} out of fold</source>
      <translation>{found:.3f} out-of-fold</translation>
    </message>
    <message>
      <location filename="core/evaluation/local.py" />
      <source>{here} of the local images are malignant, {there} of the internal ones: that alone changes accuracy, predictive values, average precision and kappa. Compare by ROC-AUC, sensitivity and specificity.</source>
      <translation>{here} der lokalen Bilder sind maligne, {there} der internen: Schon das ändert Genauigkeit, prädiktive Werte, mittlere Präzision und Kappa. Vergleichen Sie nach ROC-AUC, Sensitivität und Spezifität.</translation>
    </message>
    <message>
      <location filename="training/config/preset.py" />
      <source>{hint}“dermadesk presets” lists all of them.</source>
      <translation>{hint}„dermadesk presets“ listet alle.</translation>
    </message>
    <message>
      <location filename="desktop/cases/statistics_view.py" />
      <source>{hits} of {of}</source>
      <translation>{hits} von {of}</translation>
    </message>
    <message>
      <location filename="core/casebook/reading.py" />
      <source>{hits} of {of}: {hits_} ({low} to {high})</source>
      <translation>{hits} von {of}: {hits_} ({low} bis {high})</translation>
    </message>
    <message>
      <location filename="desktop/train/snapshot.py" />
      <source>{hours} h {minutes:02} min</source>
      <translation>{hours} h {minutes:02} min</translation>
    </message>
    <message>
      <location filename="desktop/train/reason.py" />
      <source>{how} (signal {number})</source>
      <translation>{how} (Signal {number})</translation>
    </message>
    <message>
      <location filename="core/dataset.py" />
      <source>{image_id}	{relative}	absent</source>
      <translation>{image_id}	{relative}	absent</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/image_panel.py" />
      <source>{image_id} · lesion {lesion_id}</source>
      <translation>{image_id} · Läsion {lesion_id}</translation>
    </message>
    <message>
      <location filename="desktop/train/run_view.py" />
      <source>{images_per_second:,.0f} images/s</source>
      <translation>{images_per_second:,.0f} Bilder/s</translation>
    </message>
    <message>
      <location filename="core/evaluation/cohort.py" />
      <source>{images} image</source>
      <translation>{images} Bild</translation>
    </message>
    <message>
      <location filename="core/evaluation/cohort.py" />
      <source>{images} images</source>
      <translation>{images} Bilder</translation>
    </message>
    <message>
      <location filename="core/synthetic.py" />
      <source>{images} images are not possible.</source>
      <translation>{images} Bilder sind nicht möglich.</translation>
    </message>
    <message>
      <location filename="core/evaluation/cohort.py" />
      <source>{images} images, lesions unknown</source>
      <translation>{images} Bilder, Läsionen unbekannt</translation>
    </message>
    <message>
      <location filename="core/evaluation/cohort.py" />
      <source>{images} images, lesions unknown, split {split}</source>
      <translation>{images} Bilder, Läsionen unbekannt, Aufteilung {split}</translation>
    </message>
    <message>
      <location filename="core/evaluation/cohort.py" />
      <source>{images} images, {lesions} lesions</source>
      <translation>{images} Bilder, {lesions} Läsionen</translation>
    </message>
    <message>
      <location filename="core/evaluation/cohort.py" />
      <source>{images} images, {lesions} lesions, split {split}</source>
      <translation>{images} Bilder, {lesions} Läsionen, Aufteilung {split}</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/figure_text.py" />
      <source>{images}, lesions unknown</source>
      <translation>{images}, Läsionen unbekannt</translation>
    </message>
    <message>
      <location filename="core/casebook/audit.py" />
      <source>{kept}: every one is as it was written.</source>
      <translation>{kept}: Jede ist, wie sie geschrieben wurde.</translation>
    </message>
    <message>
      <location filename="core/casebook/audit.py" />
      <source>{kept}: {number} thing{value} wrong.</source>
      <translation>{kept}: {number} Unstimmigkeit(en).</translation>
    </message>
    <message>
      <location filename="core/split.py" />
      <source>{k} folds are not possible.</source>
      <translation>{k} Folds sind nicht möglich.</translation>
    </message>
    <message>
      <location filename="core/split.py" />
      <source>{k} folds need at least {k} lesions; there are {count}.</source>
      <translation>{k} Folds brauchen mindestens {k} Läsionen; es gibt {count}.</translation>
    </message>
    <message>
      <location filename="core/split.py" />
      <source>{left_out} of the dataset not in the split, and left out</source>
      <translation>{left_out} des Datensatzes nicht in der Aufteilung und ausgelassen</translation>
    </message>
    <message>
      <location filename="core/evaluation/cohort.py" />
      <source>{lesions} lesion</source>
      <translation>{lesions} Läsion</translation>
    </message>
    <message>
      <location filename="core/evaluation/cohort.py" />
      <source>{lesions} lesions</source>
      <translation>{lesions} Läsionen</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/local_setup.py" />
      <source>{look} (none so far).</source>
      <translation>{look} (bisher keine).</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/local_setup.py" />
      <source>{look} ({times} so far).</source>
      <translation>{look} (bisher {times}).</translation>
    </message>
    <message>
      <location filename="desktop/cases/statistics_view.py" />
      <source>{low:.0%} to {high:.0%}</source>
      <translation>{low:.0%} bis {high:.0%}</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/figure_text.py" />
      <source>{low} to {high}</source>
      <translation>{low} bis {high}</translation>
    </message>
    <message>
      <location filename="core/evaluation/sufficiency.py" />
      <source>{malignant} and {benign} benign</source>
      <translation>{malignant} und {benign} benigne</translation>
    </message>
    <message>
      <location filename="core/evaluation/recalibration.py" />
      <source>{malignant} malignant and {benign} benign lesions are too few to recalibrate on: {for_a_share} of each are needed.</source>
      <translation>{malignant} maligne und {benign} benigne Läsionen sind zu wenige zum Rekalibrieren: Je {for_a_share} werden gebraucht.</translation>
    </message>
    <message>
      <location filename="desktop/shell/preferences.py" />
      <source>{message} The usual value is in use.</source>
      <translation>{message} Es gilt der Standardwert.</translation>
    </message>
    <message>
      <location filename="desktop/train/snapshot.py" />
      <source>{minutes} min {seconds:02} s</source>
      <translation>{minutes} min {seconds:02} s</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/run_panel.py" />
      <source>{missing} has no predictions of this subset.</source>
      <translation>{missing} hat keine Vorhersagen dieser Teilmenge.</translation>
    </message>
    <message>
      <location filename="core/inference/model_choice.py" />
      <source>{model} is neither a model nor a run with one.</source>
      <translation>{model} ist weder ein Modell noch ein Lauf mit einem.</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/local_view.py" />
      <source>{model}, decision rule, revision {revision} · {name}, new to the model: {population}</source>
      <translation>{model}, Entscheidungsregel, Revision {revision} · {name}, neu für das Modell: {population}</translation>
    </message>
    <message>
      <location filename="desktop/cases/detail_panel.py" />
      <source>{model}, weights {weights}…, decision rule, revision {revision} ({time})</source>
      <translation>{model}, Gewichte {weights}…, Entscheidungsregel, Revision {revision} ({time})</translation>
    </message>
    <message>
      <location filename="core/evaluation/drift.py" />
      <source>{more} {names}: {ours} of images against {theirs}</source>
      <translation>{more} {names}: {ours} der Bilder gegenüber {theirs}</translation>
    </message>
    <message>
      <location filename="core/evaluation/drift.py" />
      <source>{more}: {mean} on average against {mean_}</source>
      <translation>{more}: im Mittel {mean} gegenüber {mean_}</translation>
    </message>
    <message numerus="yes">
      <location filename="desktop/cases/case_text.py" />
      <source>{n:,} cases</source>
      <translation>
        <numerusform>{n} Fall</numerusform>
        <numerusform>{n:,} Fälle</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="desktop/browse/get_view.py" />
      <source>{n:,} files came twice.</source>
      <translation>
        <numerusform>{n} Datei kam doppelt vor.</numerusform>
        <numerusform>{n:,} Dateien kamen doppelt vor.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="desktop/browse/get_view.py" />
      <source>{n:,} files chosen</source>
      <translation>
        <numerusform>{n} Datei gewählt</numerusform>
        <numerusform>{n:,} Dateien gewählt</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="desktop/browse/annotation_store.py" />
      <location filename="desktop/browse/get_view.py" />
      <location filename="desktop/browse/note_dialog.py" />
      <location filename="desktop/browse/page.py" />
      <location filename="desktop/browse/selection_bar.py" />
      <location filename="desktop/evaluate/confusion_view.py" />
      <location filename="desktop/evaluate/figure_text.py" />
      <location filename="desktop/evaluate/local_text.py" />
      <location filename="desktop/train/new_run_view.py" />
      <source>{n:,} images</source>
      <translation>
        <numerusform>{n} Bild</numerusform>
        <numerusform>{n:,} Bilder</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="desktop/browse/duplicate_view.py" />
      <source>{n:,} images could not be read.</source>
      <translation>
        <numerusform>{n} Bild konnte nicht gelesen werden.</numerusform>
        <numerusform>{n:,} Bilder konnten nicht gelesen werden.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="desktop/evaluate/cost_view.py" />
      <source>{n:,} images of {code} would be {done}</source>
      <translation>
        <numerusform>{n} Bild von {code} würde {done}</numerusform>
        <numerusform>{n:,} Bilder von {code} würden {done}</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="desktop/evaluate/threshold_view.py" />
      <source>{n:,} images: {cell} (at {threshold:.4g}{prior})</source>
      <translation>
        <numerusform>{n} Bild: {cell} (bei {threshold:.4g}{prior})</numerusform>
        <numerusform>{n:,} Bilder: {cell} (bei {threshold:.4g}{prior})</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="desktop/browse/get_view.py" />
      <location filename="desktop/browse/page.py" />
      <location filename="desktop/evaluate/figure_text.py" />
      <location filename="desktop/evaluate/local_text.py" />
      <source>{n:,} lesions</source>
      <translation>
        <numerusform>{n} Läsion</numerusform>
        <numerusform>{n:,} Läsionen</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="desktop/evaluate/error_view.py" />
      <source>{n:,} mistakes of {all:,} images, the surest first</source>
      <translation>
        <numerusform>{n} Fehler bei {all:,} Bildern, die sichersten zuerst</numerusform>
        <numerusform>{n:,} Fehler bei {all:,} Bildern, die sichersten zuerst</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="desktop/browse/duplicate_view.py" />
      <source>{n:,} pairs</source>
      <translation>
        <numerusform>{n} Paar</numerusform>
        <numerusform>{n:,} Paare</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="desktop/browse/duplicate_view.py" />
      <source>{n:,} pairs, {apart:,} of different lesions.</source>
      <translation>
        <numerusform>{n} Paar, {apart:,} davon aus verschiedenen Läsionen.</numerusform>
        <numerusform>{n:,} Paare, {apart:,} davon aus verschiedenen Läsionen.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="desktop/browse/page.py" />
      <location filename="desktop/browse/problem_panel.py" />
      <source>{n:,} problems</source>
      <translation>
        <numerusform>{n} Problem</numerusform>
        <numerusform>{n:,} Probleme</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="desktop/browse/get_view.py" />
      <source>{n:,} rows</source>
      <translation>
        <numerusform>{n} Zeile</numerusform>
        <numerusform>{n:,} Zeilen</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="desktop/classify/batch_panel.py" />
      <source>{n:,} rows saved to {name}.</source>
      <translation>
        <numerusform>{n} Zeile in {name} gespeichert.</numerusform>
        <numerusform>{n:,} Zeilen in {name} gespeichert.</numerusform>
      </translation>
    </message>
    <message>
      <location filename="desktop/classify/model_picker.py" />
      <source>{name} (comes with Dermadesk)</source>
      <translation>{name} (mit Dermadesk geliefert)</translation>
    </message>
    <message>
      <location filename="core/evaluation/detail.py" />
      <source>{name} all {cost}</source>
      <translation>{name} alle {cost}</translation>
    </message>
    <message>
      <location filename="training/supervisor.py" />
      <source>{name} cannot be asked: {value}.</source>
      <translation>{name} kann nicht gefragt werden: {value}.</translation>
    </message>
    <message>
      <location filename="desktop/cases/task.py" />
      <source>{name} cannot be kept: {error}.</source>
      <translation>{name} kann nicht gespeichert werden: {error}.</translation>
    </message>
    <message>
      <location filename="training/series/background.py" />
      <source>{name} cannot be started: {value}.</source>
      <translation>{name} kann nicht gestartet werden: {value}.</translation>
    </message>
    <message>
      <location filename="training/device/fabric.py" />
      <source>{name} does not compute in {name_}.</source>
      <translation>{name} rechnet nicht in {name_}.</translation>
    </message>
    <message>
      <location filename="training/series/queue.py" />
      <source>{name} does not lie in {runs_folder}.</source>
      <translation>{name} liegt nicht in {runs_folder}.</translation>
    </message>
    <message>
      <location filename="core/network/model.py" />
      <source>{name} has no blocks to pass by.</source>
      <translation>{name} hat keine Blöcke, die sich umgehen lassen.</translation>
    </message>
    <message>
      <location filename="core/ham10000/unpack.py" />
      <source>{name} holds archives in archives.</source>
      <translation>{name} enthält Archive in Archiven.</translation>
    </message>
    <message>
      <location filename="core/ham10000/archive.py" />
      <source>{name} in {name_} is cut short.</source>
      <translation>{name} in {name_} ist abgeschnitten.</translation>
    </message>
    <message>
      <location filename="core/ham10000/archive.py" />
      <source>{name} in {name_} is damaged ({error}).</source>
      <translation>{name} in {name_} ist beschädigt ({error}).</translation>
    </message>
    <message>
      <location filename="training/series/queue.py" />
      <source>{name} is being trained.</source>
      <translation>{name} wird gerade trainiert.</translation>
    </message>
    <message>
      <location filename="training/series/background.py" />
      <source>{name} is being worked on already.</source>
      <translation>An {name} wird bereits gearbeitet.</translation>
    </message>
    <message>
      <location filename="core/library/package.py" />
      <source>{name} is encrypted.</source>
      <translation>{name} ist verschlüsselt.</translation>
    </message>
    <message>
      <location filename="training/series/queue.py" />
      <source>{name} is in the queue already.</source>
      <translation>{name} ist bereits in der Warteschlange.</translation>
    </message>
    <message>
      <location filename="core/ham10000/unpack.py" />
      <source>{name} is neither a ZIP archive nor the table HAM10000_metadata.</source>
      <translation>{name} ist weder ein ZIP-Archiv noch die Tabelle HAM10000_metadata.</translation>
    </message>
    <message>
      <location filename="core/library/package.py" />
      <source>{name} is no model of Dermadesk, or it is damaged.</source>
      <translation>{name} ist kein Modell von Dermadesk oder beschädigt.</translation>
    </message>
    <message>
      <location filename="core/library/foreign.py" />
      <source>{name} is no {architecture} of {library} with {classes} classes: {wrong}</source>
      <translation>{name} ist kein {architecture} von {library} mit {classes} Klassen: {wrong}</translation>
    </message>
    <message>
      <location filename="training/run_directory.py" />
      <source>{name} is not a run.</source>
      <translation>{name} ist kein Lauf.</translation>
    </message>
    <message>
      <location filename="core/ham10000/archive.py" />
      <source>{name} is not a sound ZIP archive ({error}).</source>
      <translation>{name} ist kein einwandfreies ZIP-Archiv ({error}).</translation>
    </message>
    <message>
      <location filename="training/series/queue.py" />
      <source>{name} is not in the queue.</source>
      <translation>{name} ist nicht in der Warteschlange.</translation>
    </message>
    <message>
      <location filename="training/series/background.py" />
      <source>{name} is something else already.</source>
      <translation>{name} ist bereits etwas anderes.</translation>
    </message>
    <message>
      <location filename="training/supervisor.py" />
      <source>{name} is trained on {host}.</source>
      <translation>{name} wird auf {host} trainiert.</translation>
    </message>
    <message>
      <location filename="training/series/queue.py" />
      <source>{name} is {run}.</source>
      <translation>{name} ist {run}.</translation>
    </message>
    <message>
      <location filename="desktop/engine_task.py" />
      <source>{name} names it, but there is no such image</source>
      <translation>{name} nennt es, aber es gibt kein solches Bild</translation>
    </message>
    <message>
      <location filename="core/library/package.py" />
      <source>{name} needs {sizes} MB; {free} MB are free.</source>
      <translation>{name} braucht {sizes} MB; {free} MB sind frei.</translation>
    </message>
    <message>
      <location filename="desktop/browse/tool_box.py" />
      <source>{name} says nothing of the images that are open.</source>
      <translation>{name} sagt nichts zu den geöffneten Bildern.</translation>
    </message>
    <message>
      <location filename="training/series/plan_file.py" />
      <source>{name} was begun with {name_} = {before}, not {now}.</source>
      <translation>{name} wurde mit {name_} = {before} begonnen, nicht {now}.</translation>
    </message>
    <message>
      <location filename="desktop/models/page.py" />
      <source>{name} was deleted. It can be brought back until the window closes.</source>
      <translation>{name} wurde gelöscht. Es lässt sich zurückholen, bis das Fenster geschlossen wird.</translation>
    </message>
    <message>
      <location filename="training/foreground.py" />
      <source>{name} was stopped.</source>
      <translation>{name} wurde gestoppt.</translation>
    </message>
    <message>
      <location filename="desktop/browse/chart.py" />
      <source>{name}: {shown:,} of {total:,} images</source>
      <translation>{name}: {shown:,} von {total:,} Bildern</translation>
    </message>
    <message>
      <location filename="core/state_file.py" />
      <source>{newer} The usual values are in use.</source>
      <translation>{newer} Es gelten die Standardwerte.</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/decision_view.py" />
      <source>{note}. Press or drag to move the threshold probability.</source>
      <translation>{note}. Klicken oder ziehen, um die Schwellenwahrscheinlichkeit zu verschieben.</translation>
    </message>
    <message>
      <location filename="training/config/field_spec.py" />
      <source>{noun} from {minimum} to {maximum}</source>
      <translation>{noun} von {minimum} bis {maximum}</translation>
    </message>
    <message>
      <location filename="training/config/field_spec.py" />
      <source>{noun} of at least {minimum}</source>
      <translation>{noun} ab {minimum}</translation>
    </message>
    <message>
      <location filename="desktop/cases/page.py" />
      <source>{number:,} of {every:,} cases</source>
      <translation>{number:,} von {every:,} Fällen</translation>
    </message>
    <message>
      <location filename="desktop/train/config_form.py" />
      <source>{number} changed</source>
      <translation>{number} geändert</translation>
    </message>
    <message>
      <location filename="desktop/shell/introduction.py" />
      <source>{number} of {count}</source>
      <translation>{number} von {count}</translation>
    </message>
    <message numerus="yes">
      <location filename="desktop/classify/intake.py" />
      <source>{n} files left out: they are no images ({known}).</source>
      <translation>
        <numerusform>{n} Datei ausgelassen: Sie ist kein Bild ({known}).</numerusform>
        <numerusform>{n} Dateien ausgelassen: Sie sind keine Bilder ({known}).</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="desktop/browse/detail_panel.py" />
      <source>{n} other images of this lesion</source>
      <translation>
        <numerusform>{n} weiteres Bild dieser Läsion</numerusform>
        <numerusform>{n} weitere Bilder dieser Läsion</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="desktop/browse/page.py" />
      <source>{n} photographs</source>
      <translation>
        <numerusform>{n} Aufnahme</numerusform>
        <numerusform>{n} Aufnahmen</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="desktop/classify/intake.py" />
      <source>{n} problems, the first: {where}: {reason}.</source>
      <translation>
        <numerusform>{n} Problem: {where}: {reason}.</numerusform>
        <numerusform>{n} Probleme, das erste: {where}: {reason}.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="desktop/evaluate/figure_text.py" />
      <source>{n} times</source>
      <translation>
        <numerusform>einmal</numerusform>
        <numerusform>{n}-mal</numerusform>
      </translation>
    </message>
    <message>
      <location filename="desktop/models/model_list.py" />
      <source>{origins} · damaged</source>
      <translation>{origins} · beschädigt</translation>
    </message>
    <message>
      <location filename="core/ensemble/make.py" />
      <source>{out} is there and is no model.</source>
      <translation>{out} ist vorhanden und kein Modell.</translation>
    </message>
    <message>
      <location filename="core/ensemble/make.py" />
      <source>{paths} and {path} differ in a diagnosis.</source>
      <translation>{paths} und {path} unterscheiden sich in einer Diagnose.</translation>
    </message>
    <message>
      <location filename="core/ensemble/make.py" />
      <source>{paths} and {path} speak of other images.</source>
      <translation>{paths} und {path} handeln von verschiedenen Bildern.</translation>
    </message>
    <message>
      <location filename="training/search/plan.py" />
      <source>{path} cannot be drawn by its logarithm with {wrong}.</source>
      <translation>{path} kann mit {wrong} nicht logarithmisch gezogen werden.</translation>
    </message>
    <message>
      <location filename="core/inference/overlay.py" />
      <source>{path} cannot be made from this image.</source>
      <translation>{path} kann aus diesem Bild nicht erzeugt werden.</translation>
    </message>
    <message>
      <location filename="training/series/queue.py" />
      <source>{path} cannot be read: {value}.</source>
      <translation>{path} kann nicht gelesen werden: {value}.</translation>
    </message>
    <message>
      <location filename="training/search/plan.py" />
      <source>{path} cannot be searched: {why} cannot be compared.</source>
      <translation>{path} kann nicht durchsucht werden: {why} lassen sich nicht vergleichen.</translation>
    </message>
    <message>
      <location filename="core/library/book.py" />
      <source>{path} cannot be written ({error}).</source>
      <translation>{path} kann nicht geschrieben werden ({error}).</translation>
    </message>
    <message>
      <location filename="core/inference/overlay.py" />
      <location filename="desktop/browse/duplicate_view.py" />
      <source>{path} cannot be written ({reason}).</source>
      <translation>{path} kann nicht geschrieben werden ({reason}).</translation>
    </message>
    <message>
      <location filename="core/integrity_report.py" />
      <location filename="desktop/browse/task.py" />
      <source>{path} cannot be written ({value}).</source>
      <translation>{path} kann nicht geschrieben werden ({value}).</translation>
    </message>
    <message>
      <location filename="desktop/shots.py" />
      <source>{path} cannot be written.</source>
      <translation>{path} kann nicht geschrieben werden.</translation>
    </message>
    <message>
      <location filename="training/series/background.py" />
      <source>{path} cannot be written: {value}.</source>
      <translation>{path} kann nicht geschrieben werden: {value}.</translation>
    </message>
    <message>
      <location filename="training/search/plan.py" />
      <source>{path} has a list or group among its values.</source>
      <translation>{path} hat eine Liste oder Gruppe unter seinen Werten.</translation>
    </message>
    <message>
      <location filename="training/search/plan.py" />
      <source>{path} has no values to try.</source>
      <translation>{path} hat keine Werte zum Ausprobieren.</translation>
    </message>
    <message>
      <location filename="training/search/plan.py" />
      <source>{path} has {count} values.</source>
      <translation>{path} hat {count} Werte.</translation>
    </message>
    <message>
      <location filename="core/casebook/opening.py" />
      <source>{path} holds no cases of Dermadesk.</source>
      <translation>{path} enthält keine Fälle von Dermadesk.</translation>
    </message>
    <message>
      <location filename="training/search/plan.py" />
      <source>{path} is a whole number, so its step must be one, not {value}.</source>
      <translation>{path} ist eine ganze Zahl, also muss auch die Schrittweite eine sein, nicht {value}.</translation>
    </message>
    <message>
      <location filename="training/search/plan.py" />
      <location filename="training/series/fold.py" />
      <location filename="training/series/queue.py" />
      <source>{path} is damaged.</source>
      <translation>{path} ist beschädigt.</translation>
    </message>
    <message>
      <location filename="core/casebook/opening.py" />
      <source>{path} is damaged: {reason}.</source>
      <translation>{path} ist beschädigt: {reason}.</translation>
    </message>
    <message>
      <location filename="training/series/fold.py" />
      <source>{path} is gone.</source>
      <translation>{path} ist weg.</translation>
    </message>
    <message>
      <location filename="core/evaluation/rule.py" />
      <source>{path} is no decision.json.</source>
      <translation>{path} ist keine decision.json.</translation>
    </message>
    <message>
      <location filename="training/search/plan.py" />
      <source>{path} is no number and has no range.</source>
      <translation>{path} ist keine Zahl und hat keinen Bereich.</translation>
    </message>
    <message>
      <location filename="training/series/plan_file.py" />
      <source>{path} is no plan of Dermadesk.</source>
      <translation>{path} ist kein Plan von Dermadesk.</translation>
    </message>
    <message>
      <location filename="training/checkpoint.py" />
      <source>{path} was written by another version.</source>
      <translation>{path} wurde von einer anderen Version geschrieben.</translation>
    </message>
    <message>
      <location filename="training/search/plan.py" />
      <source>{path}: log is {log}; it must be true or false.</source>
      <translation>{path}: log ist {log}; es muss true oder false sein.</translation>
    </message>
    <message>
      <location filename="training/search/plan.py" />
      <source>{path}: step is {value}; it must be a number above 0.</source>
      <translation>{path}: step ist {value}; es muss eine Zahl über 0 sein.</translation>
    </message>
    <message>
      <location filename="desktop/train/comparison.py" />
      <source>{preset}, {size} px</source>
      <translation>{preset}, {size} px</translation>
    </message>
    <message>
      <location filename="core/state_file.py" />
      <source>{reason} It was set aside as {aside}; the usual values are in use.</source>
      <translation>{reason} Sie wurde als {aside} beiseitegelegt; es gelten die Standardwerte.</translation>
    </message>
    <message>
      <location filename="core/state_file.py" />
      <source>{reason} The usual values are in use.</source>
      <translation>{reason} Es gelten die Standardwerte.</translation>
    </message>
    <message>
      <location filename="core/dataset.py" />
      <source>{reason}; taken as unknown</source>
      <translation>{reason}; als unbekannt behandelt</translation>
    </message>
    <message>
      <location filename="desktop/browse/photo_viewer.py" />
      <source>{row:,} of {count:,}</source>
      <translation>{row:,} von {count:,}</translation>
    </message>
    <message>
      <location filename="desktop/widget/matrix_view.py" />
      <source>{row_title} {row}, {column_title} {column}: {count:,} of {of_row:,} in the row, of {of_column:,} in the column</source>
      <translation>{row_title} {row}, {column_title} {column}: {count:,} von {of_row:,} in der Zeile, von {of_column:,} in der Spalte</translation>
    </message>
    <message>
      <location filename="core/casebook/audit.py" />
      <source>{rows} rows of the audit log and {cases} cases</source>
      <translation>{rows} Zeilen des Prüfprotokolls und {cases} Fälle</translation>
    </message>
    <message>
      <location filename="desktop/train/queue_model.py" />
      <source>{row} of {count}: {title}, {kind_text}</source>
      <translation>{row} von {count}: {title}, {kind_text}</translation>
    </message>
    <message>
      <location filename="desktop/train/run_view.py" />
      <source>{seconds:.1f} s an epoch</source>
      <translation>{seconds:.1f} s je Epoche</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/comparison_view.py" />
      <source>{second} against {first}</source>
      <translation>{second} gegen {first}</translation>
    </message>
    <message>
      <location filename="desktop/cases/page.py" />
      <source>{sentence} {faults}
Newest hash: {head}</source>
      <translation>{sentence} {faults}
Neuester Hash: {head}</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/cost_view.py" />
      <source>{shares}. Cost per image: {expected:.2f}{mark} as the model expects, {mean:.2f}{mark} in truth; {always}; {best:.2f} at best, if the truth were known.</source>
      <translation>{shares}. Kosten je Bild: {expected:.2f}{mark} nach Erwartung des Modells, tatsächlich {mean:.2f}{mark}; {always}; bestenfalls {best:.2f}, wäre die Wahrheit bekannt.</translation>
    </message>
    <message>
      <location filename="desktop/cases/case_text.py" />
      <source>{share}, {side} (threshold {threshold:.1%})</source>
      <translation>{share}, {side} (Schwelle {threshold:.1%})</translation>
    </message>
    <message>
      <location filename="desktop/browse/chart.py" />
      <location filename="desktop/browse/distribution.py" />
      <location filename="desktop/browse/selection_bar.py" />
      <source>{shown:,} of {total:,} images</source>
      <translation>{shown:,} von {total:,} Bildern</translation>
    </message>
    <message>
      <location filename="desktop/classify/what_if_view.py" />
      <source>{shown} and {more} more</source>
      <translation>{shown} und {more} weitere</translation>
    </message>
    <message>
      <location filename="desktop/shell/cache_panel.py" />
      <source>{size} freed.</source>
      <translation>{size} freigegeben.</translation>
    </message>
    <message>
      <location filename="desktop/train/snapshot.py" />
      <source>{size} px</source>
      <translation>{size} px</translation>
    </message>
    <message>
      <location filename="core/library/listing.py" />
      <source>{size} × {size} pixels</source>
      <translation>{size} × {size} Pixel</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/figure_text.py" />
      <source>{size}, split {split}</source>
      <translation>{size}, Aufteilung {split}</translation>
    </message>
    <message>
      <location filename="training/config/yaml_text.py" />
      <source>{source} gives {value} twice (line {line}).</source>
      <translation>{source} gibt {value} zweimal an (Zeile {line}).</translation>
    </message>
    <message>
      <location filename="training/config/yaml_text.py" />
      <source>{source} holds a value YAML cannot read ({error}).</source>
      <translation>{source} enthält einen Wert, den YAML nicht lesen kann ({error}).</translation>
    </message>
    <message>
      <location filename="training/config/yaml_text.py" />
      <source>{source} holds no settings.</source>
      <translation>{source} enthält keine Einstellungen.</translation>
    </message>
    <message>
      <location filename="training/config/yaml_text.py" />
      <source>{source} holds “{text}…”, which is no value.</source>
      <translation>{source} enthält „{text}…“, was kein Wert ist.</translation>
    </message>
    <message>
      <location filename="training/config/yaml_text.py" />
      <source>{source} is nested too deep.</source>
      <translation>{source} ist zu tief verschachtelt.</translation>
    </message>
    <message>
      <location filename="training/config/yaml_text.py" />
      <source>{source} is not valid YAML: {error}.</source>
      <translation>{source} ist kein gültiges YAML: {error}.</translation>
    </message>
    <message>
      <location filename="training/search/plan.py" />
      <source>{source} names no setting to try.</source>
      <translation>{source} nennt keine auszuprobierende Einstellung.</translation>
    </message>
    <message>
      <location filename="training/config/yaml_text.py" />
      <source>{source} uses a YAML alias (*{anchor}).</source>
      <translation>{source} verwendet einen YAML-Alias (*{anchor}).</translation>
    </message>
    <message>
      <location filename="training/config/yaml_text.py" />
      <source>{source} uses a YAML tag ({tag}).</source>
      <translation>{source} verwendet ein YAML-Tag ({tag}).</translation>
    </message>
    <message>
      <location filename="core/state_file.py" />
      <source>{stem}.broken-{stamp}{suffix}</source>
      <translation>{stem}.broken-{stamp}{suffix}</translation>
    </message>
    <message>
      <location filename="core/split.py" />
      <source>{strangers} not in the dataset, or without diagnosis</source>
      <translation>{strangers} nicht im Datensatz oder ohne Diagnose</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/result_view.py" />
      <source>{subset} subset</source>
      <translation>Teilmenge {subset}</translation>
    </message>
    <message>
      <location filename="core/library/package.py" />
      <location filename="desktop/case_task.py" />
      <source>{target} cannot be written: {value}.</source>
      <translation>{target} kann nicht geschrieben werden: {value}.</translation>
    </message>
    <message>
      <location filename="core/ham10000/unpack.py" />
      <source>{target} is not an empty folder.</source>
      <translation>{target} ist kein leerer Ordner.</translation>
    </message>
    <message>
      <location filename="training/device/fabric.py" />
      <source>{title} trains on one device.</source>
      <translation>{title} trainiert auf einem Gerät.</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/curve_tab.py" />
      <source>{title}, {area} {figure}; {count:,} of {all:,} images are {meant}</source>
      <translation>{title}, {area} {figure}; {count:,} von {all:,} Bildern sind {meant}</translation>
    </message>
    <message>
      <location filename="desktop/train/comparison.py" />
      <source>{title}, {size} px</source>
      <translation>{title}, {size} px</translation>
    </message>
    <message>
      <location filename="desktop/shell/welcome.py" />
      <source>{title}: progress</source>
      <translation>{title}: Fortschritt</translation>
    </message>
    <message>
      <location filename="core/evaluation/drift.py" />
      <source>{title}: {said} (PSI {index}).</source>
      <translation>{title}: {said} (PSI {index}).</translation>
    </message>
    <message>
      <location filename="desktop/shell/preference.py" />
      <source>{title}: “{value}” is not possible.</source>
      <translation>{title}: „{value}“ ist nicht möglich.</translation>
    </message>
    <message>
      <location filename="core/dataset.py" />
      <source>{told}; the image is shown, but takes no part in training</source>
      <translation>{told}; das Bild wird gezeigt, nimmt aber nicht am Training teil</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/confusion_view.py" />
      <source>{truth} taken for {answer}</source>
      <translation>{truth}, klassifiziert als {answer}</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/confusion_view.py" />
      <source>{truth}, recognised</source>
      <translation>{truth}, erkannt</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/image_panel.py" />
      <source>{truth}, taken for {answer} with {confidence:.1%}. Malignancy {malignancy:.1%}. {more}</source>
      <translation>Tatsächlich: {truth}; klassifiziert als {answer}, {confidence:.1%}. Malignität {malignancy:.1%}. {more}</translation>
    </message>
    <message>
      <location filename="desktop/browse/overview.py" />
      <source>{unknown:,} unknown</source>
      <translation>{unknown:,} unbekannt</translation>
    </message>
    <message>
      <location filename="core/split.py" />
      <source>{value} in {name}</source>
      <translation>{value} in {name}</translation>
    </message>
    <message>
      <location filename="desktop/browse/duplicate_view.py" />
      <source>{what} saved to {path}.</source>
      <translation>{what} in {path} gespeichert.</translation>
    </message>
    <message>
      <location filename="core/schema.py" />
      <source>{what} was written by a newer Dermadesk (schema {found}, known is {known}).</source>
      <translation>{what} wurde von einem neueren Dermadesk geschrieben (Schema {found}, bekannt ist {known}).</translation>
    </message>
    <message>
      <location filename="desktop/browse/get_view.py" />
      <source>{what}: complete.</source>
      <translation>{what}: vollständig.</translation>
    </message>
    <message>
      <location filename="desktop/browse/tool_view.py" />
      <source>{what}: {done:,} of {total:,}</source>
      <translation>{what}: {done:,} von {total:,}</translation>
    </message>
    <message>
      <location filename="training/config/field_spec.py" />
      <source>{where}{path} is {first}: {said}</source>
      <translation>{where}{path} ist {first}: {said}</translation>
    </message>
    <message>
      <location filename="training/config/field_spec.py" />
      <source>{where}{path} is {first}; it must be {wanted}.</source>
      <translation>{where}{path} ist {first}; es muss {wanted} sein.</translation>
    </message>
    <message>
      <location filename="desktop/evaluate/keep_panel.py" />
      <source>{words} The other tabs show what was evaluated: evaluate again for new.</source>
      <translation>{words} Die anderen Ansichten zeigen das Ausgewertete: Werten Sie für neue Kennzahlen erneut aus.</translation>
    </message>
    <message>
      <location filename="training/device/seat.py" />
      <source>{world} processes were started, and the run asks for {devices} devices on {nodes} machines.</source>
      <translation>{world} Prozesse wurden gestartet, und der Lauf verlangt {devices} Geräte auf {nodes} Rechnern.</translation>
    </message>
    <message>
      <location filename="training/device/device.py" />
      <source>“dermadesk doctor” says why.</source>
      <translation>„dermadesk doctor“ sagt, warum.</translation>
    </message>
    <message>
      <location filename="training/series/queue.py" />
      <source>“dermadesk queue list” shows it.</source>
      <translation>„dermadesk queue list“ zeigt sie.</translation>
    </message>
    <message>
      <location filename="training/run_directory.py" />
      <source>“dermadesk runs” lists those there are.</source>
      <translation>„dermadesk runs“ listet die vorhandenen.</translation>
    </message>
    <message>
      <location filename="training/series/queue.py" />
      <source>“queue move” moves it.</source>
      <translation>„queue move“ verschiebt ihn.</translation>
    </message>
    <message>
      <location filename="training/config/tree.py" />
      <source>“{assignment}” sets nothing.</source>
      <translation>„{assignment}“ setzt nichts.</translation>
    </message>
    <message>
      <location filename="training/run_directory.py" />
      <source>“{chosen}” cannot name a run.</source>
      <translation>„{chosen}“ kann keinen Lauf benennen.</translation>
    </message>
    <message>
      <location filename="core/dataset.py" />
      <source>“{dx}” is not one of {value}</source>
      <translation>„{dx}“ ist keines von {value}</translation>
    </message>
    <message>
      <location filename="training/series/background.py" />
      <source>“{name}” cannot name a folder.</source>
      <translation>„{name}“ kann keinen Ordner benennen.</translation>
    </message>
    <message>
      <location filename="core/ensemble/make.py" />
      <source>“{name}” is not known.</source>
      <translation>„{name}“ ist nicht bekannt.</translation>
    </message>
    <message>
      <location filename="desktop/browse/caption.py" />
      <source>“{note}”</source>
      <translation>„{note}“</translation>
    </message>
    <message>
      <location filename="core/casebook/entry.py" />
      <source>“{opinion}” is no diagnosis that a {what} can have.</source>
      <translation>„{opinion}“ ist keine Diagnose, die hier stehen kann ({what}).</translation>
    </message>
    <message>
      <location filename="core/evaluation/prior.py" />
      <source>“{part}” is no share of a class.</source>
      <translation>„{part}“ ist kein Anteil einer Klasse.</translation>
    </message>
    <message>
      <location filename="core/evaluation/rule.py" />
      <source>“{text}” gives no threshold.</source>
      <translation>„{text}“ gibt keine Schwelle an.</translation>
    </message>
    <message>
      <location filename="core/evaluation/prior.py" />
      <source>“{text}” names no share.</source>
      <translation>„{text}“ nennt keinen Anteil.</translation>
    </message>
    <message>
      <location filename="core/casebook/query.py" />
      <source>“{value}” cannot be asked of the {what}.</source>
      <translation>„{value}“ kann hier nicht gefragt werden ({what}).</translation>
    </message>
    <message>
      <location filename="core/split.py" />
      <source>“{word}” is not one of {value}</source>
      <translation>„{word}“ ist keines von {value}</translation>
    </message>
    <message>
      <location filename="desktop/browse/split_view.py" />
      <source>… and {count:,} more</source>
      <translation>… und {count:,} weitere</translation>
    </message>
    <message>
      <location filename="desktop/browse/photo_viewer.py" />
      <source>← →  previous and next    + −  zoom    F  whole image    P  actual pixels    1–7  propose a diagnosis    F11  full screen    Esc  back</source>
      <translation>← →  voriges und nächstes    + −  Zoom    F  ganzes Bild    P  Originalgröße    1–7  Diagnose vorschlagen    F11  Vollbild    Esc  zurück</translation>
    </message>
  </context>
</TS>
