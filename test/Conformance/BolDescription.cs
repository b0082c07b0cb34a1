using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Tandem.Tests.Conformance;

/// <summary>
/// bol's published API descriptions as a judge. Finds the operation that a request or an answer belongs to and lists all
/// that is wrong with it; an empty list is a pass. Where two descriptions know a path (offers), the media type decides,
/// and without one the newer description.
/// </summary>
public sealed class BolDescription
{
    private static readonly string[] Files =
        ["offers-v11.json", "economic-operators-v1.json", "shared-v10.json", "retailer-v10.json"];

    private static readonly Lazy<BolDescription?> Loaded = new(Load);

    private readonly List<Operation> operations = [];

    private BolDescription(string folder)
    {
        foreach (var file in Files)
        {
            var document = JsonNode.Parse(File.ReadAllText(Path.Combine(folder, file)))!;
            operations.AddRange(Operation.AllOf(document, new BolSchemas(document)));
        }
    }

    /// <summary>The descriptions in ../shared/bol; skips the test, aloud, when they are not there.</summary>
    public static BolDescription Get()
    {
        if (Loaded.Value is null) Assert.Skip("bol's API descriptions are not in ../shared/bol.");
        return Loaded.Value;
    }

    /// <summary>
    /// Judges a request: path, path and query parameters, media types, and the body, in which unknown fields count as
    /// errors. Give the Accept header too where the description would be ambiguous (a GET of offers).
    /// </summary>
    public IReadOnlyList<string> ValidateRequest(
        string method, string pathAndQuery, string? contentType, string? body, string? accept = null)
    {
        var question = pathAndQuery.IndexOf('?', StringComparison.Ordinal);
        var path = question < 0 ? pathAndQuery : pathAndQuery[..question];
        var (operation, errors) = Find(method, path, contentType ?? accept);
        if (operation is null) return errors;
        errors.AddRange(operation.CheckPath(path));
        errors.AddRange(operation.CheckQuery(question < 0 ? "" : pathAndQuery[(question + 1)..]));
        errors.AddRange(operation.CheckRequestBody(contentType, body));
        if (accept is not null && !operation.Answers.Contains(Media(accept)))
            errors.Add($"Accept {accept} is not answered, but {string.Join(" or ", operation.Answers)}.");
        return errors;
    }

    /// <summary>
    /// Judges an answer: status, media type and body. An error that the description leaves open must be a problem with
    /// title, status and detail. Unknown fields count as errors unless they are asked to be let through.
    /// </summary>
    public IReadOnlyList<string> ValidateResponse(
        string method, string path, int status, string? contentType, string? body, bool unknownFields = false)
    {
        var question = path.IndexOf('?', StringComparison.Ordinal);
        var (operation, errors) = Find(method, question < 0 ? path : path[..question], contentType);
        if (operation is null) return errors;
        errors.AddRange(operation.CheckAnswer(status, contentType, body, unknownFields));
        return errors;
    }

    /// <summary>A media type without its parameters, in lower case.</summary>
    internal static string Media(string contentType) => contentType.Split(';')[0].Trim().ToLowerInvariant();

    private (Operation? Operation, List<string> Errors) Find(string method, string path, string? media)
    {
        var fits = operations.Where(operation => operation.Fits(path)).ToList();
        if (fits.Count == 0) return (null, [$"{path} is not described."]);
        var named = fits.Where(operation => operation.Method.Equals(method, StringComparison.OrdinalIgnoreCase)).ToList();
        if (named.Count == 0) return (null, [$"{method} {path} is not described."]);
        var literal = named.Max(operation => operation.Literals);
        var best = named.Where(operation => operation.Literals == literal).ToList();
        var speaks = media is null ? null : best.FirstOrDefault(operation => operation.Speaks(Media(media)));
        return (speaks ?? best[0], []);
    }

    private static BolDescription? Load() => TestFiles.Shared("bol") is { } folder ? new(folder) : null;

    /// <summary>One method of one path.</summary>
    private sealed class Operation
    {
        private readonly string[] segments;
        private readonly JsonObject node;
        private readonly BolSchemas schemas;
        private readonly string name;

        private Operation(string path, string method, JsonObject node, BolSchemas schemas)
        {
            segments = path.Split('/');
            Method = method;
            this.node = node;
            this.schemas = schemas;
            name = $"{method} {path}";
            Answers = Responses().SelectMany(response => Medias(response.Value)).ToHashSet(StringComparer.Ordinal);
        }

        public string Method { get; }

        public IReadOnlySet<string> Answers { get; }

        public int Literals => segments.Count(segment => !segment.StartsWith('{'));

        public static IEnumerable<Operation> AllOf(JsonNode document, BolSchemas schemas) =>
            from path in document["paths"]!.AsObject()
            from method in path.Value!.AsObject()
            where method.Key is "get" or "put" or "post" or "delete" or "patch" or "head"
            select new Operation(path.Key, method.Key.ToUpperInvariant(), method.Value!.AsObject(), schemas);

        public bool Fits(string path)
        {
            var asked = path.Split('/');
            return asked.Length == segments.Length
                && segments.Zip(asked, (own, other) => own.StartsWith('{') ? other.Length > 0 : own == other).All(fits => fits);
        }

        public bool Speaks(string media) => Answers.Contains(media) || Contents(node["requestBody"]).ContainsKey(media);

        public IEnumerable<string> CheckPath(string path)
        {
            var asked = path.Split('/');
            foreach (var parameter in Parameters("path"))
            {
                var at = Array.IndexOf(segments, $"{{{(string)parameter["name"]!}}}");
                if (at < 0) continue;
                foreach (var error in CheckParameter(parameter, Uri.UnescapeDataString(asked[at]))) yield return error;
            }
        }

        public IEnumerable<string> CheckQuery(string query)
        {
            var sent = query.Split('&', StringSplitOptions.RemoveEmptyEntries)
                .Select(pair => pair.Split('=', 2))
                .ToLookup(
                    pair => Uri.UnescapeDataString(pair[0]),
                    pair => Uri.UnescapeDataString(pair.ElementAtOrDefault(1) ?? ""));
            var known = Parameters("query").ToDictionary(parameter => (string)parameter["name"]!);
            foreach (var pair in sent)
            {
                if (!known.TryGetValue(pair.Key, out var parameter))
                {
                    yield return $"{name}: no query parameter {pair.Key}.";
                    continue;
                }
                if (pair.Count() > 1 && (string?)parameter["schema"]!["type"] != "array")
                    yield return $"{name}: query parameter {pair.Key} is given more than once.";
                foreach (var error in pair.SelectMany(value => CheckParameter(parameter, value))) yield return error;
            }
            foreach (var parameter in known.Values)
            {
                if ((bool?)parameter["required"] == true && !sent.Contains((string)parameter["name"]!))
                    yield return $"{name}: query parameter {parameter["name"]} is required.";
            }
        }

        public IEnumerable<string> CheckRequestBody(string? contentType, string? body)
        {
            var contents = Contents(node["requestBody"]);
            if (contents.Count == 0) return string.IsNullOrEmpty(body) ? [] : [$"{name}: takes no body."];
            if (string.IsNullOrEmpty(body)) return [$"{name}: a body is required."];
            if (contentType is null || !contents.TryGetValue(Media(contentType), out var schema))
                return [$"{name}: Content-Type {contentType ?? "(none)"} is not taken, but "
                    + $"{string.Join(" or ", contents.Keys)}."];
            return IsJson(contentType) ? schemas.Check(schema, body, strict: true).Select(error => $"{name}: {error}") : [];
        }

        public IEnumerable<string> CheckAnswer(int status, string? contentType, string? body, bool unknownFields)
        {
            var code = status.ToString(CultureInfo.InvariantCulture);
            var described = Responses().FirstOrDefault(response => response.Key == code);
            if (described.Value is null && status < 400) return [$"{name}: status {status} is not described."];
            var contents = Contents(described.Value);
            if (contents.Count == 0)
                return status < 400
                    ? string.IsNullOrEmpty(body) ? [] : [$"{name}: status {status} has no body."]
                    : CheckProblem(status, contentType, body);
            if (contentType is null || !contents.TryGetValue(Media(contentType), out var schema))
            {
                // A 5xx comes from in front of bol's services and may be anything.
                if (status >= 500) return [];
                return [$"{name}: status {status} answers {string.Join(" or ", contents.Keys)}, not {contentType ?? "(none)"}."];
            }
            // A proxy's answers lack parts that the description requires (facts, 13): a problem needs its three words only.
            if (status is 401 or 403 or 429) return CheckProblem(status, contentType, body);
            if (!IsJson(contentType)) return [];
            return schemas.Check(schema, body ?? "", strict: !unknownFields).Select(error => $"{name} {status}: {error}");
        }

        private IEnumerable<string> CheckProblem(int status, string? contentType, string? body)
        {
            if (status >= 500 && (contentType is null || !IsJson(contentType))) yield break;
            JsonObject? problem = null;
            try
            {
                problem = JsonNode.Parse(body ?? "") as JsonObject;
            }
            catch (JsonException)
            {
                // Told below.
            }
            if (problem is null)
            {
                yield return $"{name}: status {status} must be a problem, not {body}.";
                yield break;
            }
            foreach (var field in new[] { "title", "detail" })
            {
                if (problem[field]?.GetValueKind() != JsonValueKind.String)
                    yield return $"{name} {status}: {field} must be text.";
            }
            if (problem["status"]?.GetValueKind() != JsonValueKind.Number || (int)problem["status"]! != status)
                yield return $"{name} {status}: status must be {status}.";
        }

        private IEnumerable<string> CheckParameter(JsonNode parameter, string value)
        {
            var schema = parameter["schema"]!;
            if ((string?)schema["type"] == "array") schema = schema["items"]!;
            var isText = (string?)schema["type"] == "string";
            var json = isText || value.Length == 0 || !IsScalar(value) ? JsonSerializer.Serialize(value) : value;
            return schemas.Check(schema, json, strict: true).Select(error => $"{name}: {parameter["name"]}: {error}");
        }

        private IEnumerable<JsonNode> Parameters(string place) =>
            (node["parameters"]?.AsArray() ?? []).Where(parameter => (string?)parameter!["in"] == place)!;

        private IEnumerable<KeyValuePair<string, JsonNode?>> Responses() => node["responses"]!.AsObject();

        private static IEnumerable<string> Medias(JsonNode? holder) =>
            (holder?["content"] as JsonObject ?? []).Select(content => Media(content.Key));

        // In the description of offers, an empty content stands as an empty list.
        private static Dictionary<string, JsonNode> Contents(JsonNode? holder) =>
            holder?["content"] is not JsonObject contents
                ? []
                : contents.Where(content => content.Value is JsonObject && content.Value["schema"] is not null)
                    .ToDictionary(content => Media(content.Key), content => content.Value!["schema"]!, StringComparer.Ordinal);

        private static bool IsScalar(string value) =>
            value is "true" or "false" || decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out _);

        private static bool IsJson(string contentType) => Media(contentType).EndsWith("json", StringComparison.Ordinal);
    }
}
