using System.CommandLine;

namespace Tandem.Web.Commands;

/// <summary>Numbers that the user gives, held within their bounds before a command begins.</summary>
internal static class Asked
{
    /// <summary>Refuses a number below <paramref name="least"/>, in words.</summary>
    public static Option<T> AtLeast<T>(this Option<T> option, int least)
    {
        option.Validators.Add(result =>
        {
            if (result.Errors.Any() || result.GetValueOrDefault<T>() is not IConvertible number) return;
            var given = number.ToDouble(System.Globalization.CultureInfo.InvariantCulture);
            if (!double.IsFinite(given) || given < least) result.AddError($"{option.Name} must be {least} or more.");
        });
        return option;
    }
}
