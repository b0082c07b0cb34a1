using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Tandem.Bol;

/// <summary>Text, also where bol sends a number or a boolean (the retailer id of an event was once a number).</summary>
internal sealed class TolerantString : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
        Scalar.Text(ref reader);

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value);
}

/// <summary>Words of bol that end up in tables and on screens: without what looks like a person's data.</summary>
internal sealed class MaskedString : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
        Scalar.Text(ref reader) is { } text ? Words.Tidy(text) : null;

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value);
}

/// <summary>A whole number, also as text or with a zero fraction; null when it is neither.</summary>
internal sealed class TolerantInt : JsonConverter<int?>
{
    public override int? Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
        Scalar.Number(ref reader) is { } number && number == decimal.Truncate(number)
            && number is >= int.MinValue and <= int.MaxValue
            ? (int)number
            : null;

    public override void Write(Utf8JsonWriter writer, int? value, JsonSerializerOptions options)
    {
        if (value is { } number) writer.WriteNumberValue(number);
        else writer.WriteNullValue();
    }
}

/// <summary>Money or another number, also as text; null when it is neither.</summary>
internal sealed class TolerantDecimal : JsonConverter<decimal?>
{
    public override decimal? Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
        Scalar.Number(ref reader);

    public override void Write(Utf8JsonWriter writer, decimal? value, JsonSerializerOptions options)
    {
        if (value is { } number) writer.WriteNumberValue(number);
        else writer.WriteNullValue();
    }
}

/// <summary>A boolean, also as text; null when it is neither.</summary>
internal sealed class TolerantBool : JsonConverter<bool?>
{
    public override bool? Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
        bool.TryParse(Scalar.Text(ref reader), out var value) ? value : null;

    public override void Write(Utf8JsonWriter writer, bool? value, JsonSerializerOptions options)
    {
        if (value is { } flag) writer.WriteBooleanValue(flag);
        else writer.WriteNullValue();
    }
}

/// <summary>A moment in ISO 8601 (without an offset it is taken as UTC) or as an epoch; null when it is neither.</summary>
internal sealed class TolerantMoment : JsonConverter<DateTimeOffset?>
{
    public override DateTimeOffset? Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.Number)
            return reader.TryGetInt64(out var epoch) ? Epoch.Moment(epoch) : null;
        return DateTimeOffset.TryParse(
            Scalar.Text(ref reader), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)
            ? moment
            : null;
    }

    public override void Write(Utf8JsonWriter writer, DateTimeOffset? value, JsonSerializerOptions options)
    {
        if (value is { } moment) writer.WriteStringValue(moment);
        else writer.WriteNullValue();
    }
}

/// <summary>A day, also where bol sends it with a time behind it; null when it is neither.</summary>
internal sealed class TolerantDate : JsonConverter<DateOnly?>
{
    public override DateOnly? Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options)
    {
        var text = Scalar.Text(ref reader);
        return text is { Length: >= 10 }
            && DateOnly.TryParseExact(
                text.AsSpan(0, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : null;
    }

    public override void Write(Utf8JsonWriter writer, DateOnly? value, JsonSerializerOptions options)
    {
        if (value is { } date) writer.WriteStringValue(date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        else writer.WriteNullValue();
    }
}

/// <summary>
/// The entries of a page. One that is no object stands as an empty one: by their number a page is known to be full or the last.
/// </summary>
internal sealed class PageEntries<T> : JsonConverter<IReadOnlyList<T>>
    where T : class
{
    public override IReadOnlyList<T>? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            reader.Skip();
            return null;
        }

        var info = (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T));
        var entries = new List<T>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            var isObject = reader.TokenType == JsonTokenType.StartObject;
            if (!isObject) reader.Skip();
            entries.Add((isObject ? JsonSerializer.Deserialize(ref reader, info) : JsonSerializer.Deserialize("{}"u8, info))!);
        }

        return entries;
    }

    public override void Write(Utf8JsonWriter writer, IReadOnlyList<T> value, JsonSerializerOptions options) =>
        throw new NotSupportedException("Pages are read, never written.");
}

/// <summary>What a token says, whatever its type; objects and arrays are passed over.</summary>
internal static class Scalar
{
    public static string? Text(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.String:
                return reader.GetString();
            case JsonTokenType.Number:
                return reader.TryGetInt64(out var whole)
                    ? whole.ToString(CultureInfo.InvariantCulture)
                    : reader.GetDouble().ToString(CultureInfo.InvariantCulture);
            case JsonTokenType.True:
                return "true";
            case JsonTokenType.False:
                return "false";
            default:
                reader.Skip();
                return null;
        }
    }

    public static decimal? Number(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.Number) return reader.TryGetDecimal(out var value) ? value : null;
        return decimal.TryParse(Text(ref reader), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
    }
}

/// <summary>Moments as a number: seconds since 1970, or milliseconds when the number is too large for seconds.</summary>
internal static class Epoch
{
    private const long FirstMilliseconds = 100_000_000_000;
    private const long LastMilliseconds = 253_402_300_799_999;

    public static DateTimeOffset? Moment(long number) => number switch
    {
        < 0 or > LastMilliseconds => null,
        < FirstMilliseconds => DateTimeOffset.FromUnixTimeSeconds(number),
        _ => DateTimeOffset.FromUnixTimeMilliseconds(number),
    };
}
