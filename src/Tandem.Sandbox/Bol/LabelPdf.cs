using System.Globalization;
using System.Text;

namespace Tandem.Sandbox.Bol;

/// <summary>
/// Writes the PDF of a label, by hand: one page of 10 by 15 cm with an invented address and lines that look like a bar code.
/// </summary>
internal static class LabelPdf
{
    private const double Width = 283.46;
    private const double Height = 425.20;

    public static byte[] Of(SimLabel label)
    {
        var buyer = label.Order.Buyer;
        var content = new StringBuilder();
        content.Append("0.8 w 14 14 255.46 397.2 re S\n14 330 m 269.46 330 l S\n14 150 m 269.46 150 l S\n");
        Text(content, 24, 385, 20, label.Kind.Name);
        Text(content, 24, 352, 11, $"{label.Kind.Type} {label.Kind.Weight}   ORDER {label.Order.Id}");
        Text(content, 24, 300, 11, "Aan:");
        Text(content, 24, 278, 15, $"{buyer.FirstName} {buyer.Surname}");
        Text(content, 24, 256, 13, $"{buyer.Street} {buyer.Number}");
        Text(content, 24, 236, 13, $"{buyer.Zip} {buyer.City}");
        Text(content, 24, 216, 13, buyer.Country);
        Text(content, 24, 168, 9, "VOORBEELD - GEEN ECHT ETIKET");
        var code = label.TrackAndTrace ?? label.Id;
        Bars(content, code);
        Text(content, 24, 34, 14, code);
        return Written(content.ToString());
    }

    private static void Text(StringBuilder content, double x, double y, int size, string text)
    {
        content.Append(CultureInfo.InvariantCulture, $"BT /F1 {size} Tf {x} {y} Td (");
        foreach (var letter in text)
            content.Append(letter is '(' or ')' or '\\' ? $"\\{letter}" : letter > 255 ? "?" : letter > 126
                ? $"\\{Convert.ToString(letter, 8)}" : $"{letter}");
        content.Append(") Tj ET\n");
    }

    private static void Bars(StringBuilder content, string code)
    {
        var x = 30.0;
        foreach (var letter in code)
        {
            for (var bit = 0; bit < 7; bit++, x += 2)
            {
                if (((letter >> bit) & 1) == 1 && x < Width - 30)
                    content.Append(CultureInfo.InvariantCulture, $"{x} 56 1.6 84 re f\n");
            }
        }
    }

    private static byte[] Written(string content)
    {
        string[] objects =
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            string.Create(CultureInfo.InvariantCulture,
                $"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 "
                    + $"{Width} {Height}] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>"),
            $"<< /Length {content.Length} >>\nstream\n{content}\nendstream",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        ];
        // Latin-1 throughout: a letter is a byte, so lengths are offsets.
        var file = new StringBuilder("%PDF-1.4\n");
        var offsets = new List<int>();
        for (var i = 0; i < objects.Length; i++)
        {
            offsets.Add(file.Length);
            file.Append(CultureInfo.InvariantCulture, $"{i + 1} 0 obj\n{objects[i]}\nendobj\n");
        }

        var table = file.Length;
        file.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Length + 1}\n0000000000 65535 f \n");
        foreach (var offset in offsets) file.Append(CultureInfo.InvariantCulture, $"{offset:D10} 00000 n \n");
        file.Append(CultureInfo.InvariantCulture,
            $"trailer\n<< /Size {objects.Length + 1} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n");
        return Encoding.Latin1.GetBytes(file.ToString());
    }
}
