{{- /*
SPDX-FileCopyrightText: 2026 Largada contributors
SPDX-License-Identifier: GPL-3.0-or-later
*/ -}}
{{- define "largada.labels" -}}
app.kubernetes.io/part-of: largada
app.kubernetes.io/instance: {{ .Release.Name }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ .Chart.Name }}-{{ .Chart.Version }}
{{- end -}}

{{- define "largada.k6agent.selector" -}}
app.kubernetes.io/name: k6agent
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end -}}

{{- define "largada.dashboard.selector" -}}
app.kubernetes.io/name: dashboard
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end -}}

{{- /* Names are the reference's, k6agent and dashboard: one release a namespace. */ -}}
{{- define "largada.secret" -}}
{{- .Values.k6agent.existingSecret | default "k6agent" -}}
{{- end -}}

{{- define "largada.dashboardUrl" -}}
{{- if .Values.k6agent.dashboardUrl -}}
{{ .Values.k6agent.dashboardUrl }}
{{- else if .Values.dashboard.enabled -}}
http://dashboard:{{ .Values.dashboard.service.port }}
{{- else -}}
{{- fail "k6agent.dashboardUrl is needed where dashboard.enabled is false" -}}
{{- end -}}
{{- end -}}

{{- define "largada.image" -}}
{{- $image := index .root.Values.image .name -}}
{{- with .root.Values.image.registry }}{{ trimSuffix "/" . }}/{{ end -}}
{{ $image.repository }}:{{ $image.tag | default .root.Chart.AppVersion }}
{{- end -}}

{{- /* The lower bound of the autoscaler: replicas, or minReplicas where that is larger; 0 only where both say it. */ -}}
{{- define "largada.least" -}}
{{- if and (eq (int .Values.k6agent.hpa.minReplicas) 0) (or (eq (int .Values.k6agent.replicas) 0) .Values.k6agent.hpa.external.metric) -}}
0
{{- else -}}
{{- max (int .Values.k6agent.replicas) (int .Values.k6agent.hpa.minReplicas) 1 -}}
{{- end -}}
{{- end -}}

{{- define "largada.podSecurity" -}}
runAsNonRoot: true
runAsUser: 10001
runAsGroup: 10001
fsGroup: 10001
seccompProfile: {type: RuntimeDefault}
{{- end -}}

{{- define "largada.containerSecurity" -}}
readOnlyRootFilesystem: true
allowPrivilegeEscalation: false
capabilities: {drop: [ALL]}
{{- end -}}
